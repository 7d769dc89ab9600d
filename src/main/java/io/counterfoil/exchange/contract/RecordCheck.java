package io.counterfoil.exchange.contract;

import io.counterfoil.kernel.InvalidInput.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the values of a record against its contract. */
public final class RecordCheck {
    private RecordCheck() {}

    /** Everything wrong with the shape of the values: fields without contract, without value, of another type. */
    public static List<FieldProblem> problems(ExchangeContract contract, Map<String, String> values) {
        var problems = new ArrayList<FieldProblem>();
        new TreeMap<>(values)
                .forEach((name, value) -> contract.field(name)
                        .ifPresentOrElse(
                                field -> {
                                    if (!field.type().accepts(value)) {
                                        problems.add(new FieldProblem(
                                                name,
                                                "must be " + field.type().words() + " but is '" + shortened(value)
                                                        + "'"));
                                    }
                                },
                                () -> problems.add(new FieldProblem(
                                        name,
                                        "is no field of the contract " + contract.contract() + " version "
                                                + contract.version()))));
        contract.fields().stream()
                .filter(field -> field.required() && !values.containsKey(field.field()))
                .forEach(field -> problems.add(new FieldProblem(field.field(), "must not be missing")));
        return List.copyOf(problems);
    }

    /**
     * The fields whose value comes from a system that does not own them and differs from ours, in the contract's order.
     * A foreign value that says the same as ours is no conflict.
     *
     * @param system who sends
     * @param ours what we hold of the object; a field that is absent counts as empty
     */
    public static List<String> foreign(
            ExchangeContract contract, String system, Map<String, String> values, Map<String, String> ours) {
        return contract.fields().stream()
                .filter(field -> values.containsKey(field.field()))
                .filter(field -> !field.owner().equals(system))
                .filter(field -> !field.type()
                        .same(values.getOrDefault(field.field(), ""), ours.getOrDefault(field.field(), "")))
                .map(ContractField::field)
                .toList();
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "...";
    }
}
