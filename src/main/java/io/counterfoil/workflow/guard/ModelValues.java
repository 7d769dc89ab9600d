package io.counterfoil.workflow.guard;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.joda.time.DateTime;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an expression may reach. Names resolve to variables, else to a delegate; properties exist on maps, lists
 * and arrays, and two of them on the execution; the only methods are the distances of {@code dateTime()}.
 */
final class ModelValues extends ELResolver {
    private static final Pattern DATE_STEP = Pattern.compile("(plus|minus)(Minutes|Hours|Days|Weeks|Months|Years)");

    private final ModelBeans beans;

    ModelValues(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null) {
            return bean(context, String.valueOf(property));
        }
        if (base instanceof DelegateExecution execution) {
            context.setPropertyResolved(true);
            return ofExecution(execution, property);
        }
        if (base instanceof Map || base instanceof List || base.getClass().isArray()) {
            return null; // the resolvers behind this one know them, read-only
        }
        throw refusal(base, String.valueOf(property));
    }

    private @Nullable Object bean(ELContext context, String name) {
        var scope = (VariableScope) context.getContext(VariableScope.class);
        if ((scope != null && scope.hasVariable(name)) || !beans.has(name)) {
            return null;
        }
        context.setPropertyResolved(true);
        return beans.get(name);
    }

    private static @Nullable Object ofExecution(DelegateExecution execution, @Nullable Object property) {
        return switch (String.valueOf(property)) {
            case "processBusinessKey", "businessKey" -> execution.getProcessBusinessKey();
            case "processInstanceId" -> execution.getProcessInstanceId();
            default -> throw refusal(execution, String.valueOf(property));
        };
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        if (base instanceof DateTime date && arguments != null) {
            var name = String.valueOf(method);
            if ("toDate".equals(name) && arguments.length == 0) {
                context.setPropertyResolved(true);
                return date.toDate();
            }
            if (DATE_STEP.matcher(name).matches() && arguments.length == 1 && arguments[0] instanceof Number number) {
                context.setPropertyResolved(true);
                return moved(date, name, number.intValue());
            }
        }
        throw refusal(base, method + "()");
    }

    private static DateTime moved(DateTime date, String step, int distance) {
        int signed = step.startsWith("minus") ? -distance : distance;
        return switch (step.replaceFirst("plus|minus", "")) {
            case "Minutes" -> date.plusMinutes(signed);
            case "Hours" -> date.plusHours(signed);
            case "Days" -> date.plusDays(signed);
            case "Weeks" -> date.plusWeeks(signed);
            case "Months" -> date.plusMonths(signed);
            default -> date.plusYears(signed);
        };
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return Object.class;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        if (base != null) {
            throw refusal(base, String.valueOf(property));
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return base != null;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    private static ProcessEngineException refusal(@Nullable Object base, String member) {
        var kind = base == null ? "nothing" : base.getClass().getSimpleName();
        return new ProcessEngineException("expressions cannot reach '" + member + "' of a " + kind
                + ": they see variables, delegates by name, members of maps and lists, and dates");
    }
}
