package io.counterfoil.workflow.guard;

import io.counterfoil.workflow.guard.ModelXml.ModelElement;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no element of a designer's BPMN model may hold. Attributes are judged by their local name, whatever their
 * namespace, because the engine reads its extensions from several.
 */
final class ModelRules {
    /** Elements and what to use instead of them. */
    private static final Map<String, String> FORBIDDEN_ELEMENTS = Map.of(
            "scriptTask", "Use a decision table, or a form field",
            "script", "Use a decision table, or an expression of the simple grammar",
            "connector", "Ask for a delegate in the product");

    /** Attributes and what to use instead of them. */
    private static final Map<String, String> FORBIDDEN_ATTRIBUTES = Map.of(
            "expression", "Use a delegate that is offered to models",
            "scriptFormat", "Use a decision table, or an expression of the simple grammar",
            "language", "Leave the language out and use the simple grammar",
            "resource", "Write the condition in place, in the simple grammar",
            "caseRef", "Call a process instead of a case");

    private static final Set<String> DELEGATES = Set.of("delegateExpression", "variableMappingDelegateExpression");
    private static final Set<String> CALLS = Set.of("calledElement", "decisionRef");

    private static final Pattern OWN_KEY =
            Pattern.compile("[$#]\\{\\s*execution\\.(processBusinessKey|businessKey)\\s*}");

    private static final Pattern IMPLEMENTED = Pattern.compile(".*(Task|EventDefinition)");

    private final ModelBeans beans;

    ModelRules(ModelBeans beans) {
        this.beans = beans;
    }

    void examine(String file, ModelElement element, ShippedModels shipped) {
        var remedy = FORBIDDEN_ELEMENTS.get(element.localName());
        if (remedy != null) {
            throw ModelRefused.because(file, element.id(), "holds a <" + element.localName() + ">", remedy);
        }
        if (element.localName().equals("constraint")
                && element.attribute("name").equals("validator")) {
            throw ModelRefused.because(
                    file,
                    element.id(),
                    "checks a form field by the class or bean " + element.attribute("config"),
                    "Use required, min, max, minlength or maxlength");
        }
        element.attributes().forEach((name, value) -> examineAttribute(file, element, name, value, shipped));
        examineExpressions(file, element, element.text());
    }

    private void examineAttribute(String file, ModelElement element, String name, String value, ShippedModels shipped) {
        var remedy = FORBIDDEN_ATTRIBUTES.get(name);
        if (name.equals("class") || name.endsWith("Class")) {
            remedy = "Use a delegate that is offered to models";
        }
        if (remedy != null) {
            throw ModelRefused.because(file, element.id(), "has the attribute " + name, remedy);
        }
        if (DELEGATES.contains(name)) {
            examineDelegate(file, element, value);
            return;
        }
        if (name.equals("type") && IMPLEMENTED.matcher(element.localName()).matches()) {
            throw ModelRefused.because(
                    file,
                    element.id(),
                    "has the implementation '" + value + "'",
                    "Mail, shell and external workers are not offered; use a user task or an offered delegate");
        }
        examineFormAndCall(file, element, name, value, shipped);
        examineExpressions(file, element, value);
    }

    private static void examineFormAndCall(
            String file, ModelElement element, String name, String value, ShippedModels shipped) {
        if (name.equals("formKey") && !value.startsWith("camunda-forms:")) {
            throw ModelRefused.because(
                    file, element.id(), "shows a form of its own scripts (" + value + ")", "Use a Camunda Form");
        }
        if (CALLS.contains(name) && value.contains("{")) {
            throw ModelRefused.because(
                    file, element.id(), "decides while running what it calls (" + value + ")", "Name it in the model");
        }
        // A case is read by business key: a foreign key would write steps into somebody else's history.
        if (name.equals("businessKey") && !OWN_KEY.matcher(value).matches()) {
            throw ModelRefused.because(
                    file,
                    element.id(),
                    "gives the called process the business key " + value,
                    "Hand on your own with #{execution.processBusinessKey}");
        }
        if (name.equals("calledElement") && shipped.ids().contains(value)) {
            throw ModelRefused.because(
                    file,
                    element.id(),
                    "calls " + value + ", a process of the product",
                    "Start it through /api/v1, or call a process of your own");
        }
    }

    private void examineDelegate(String file, ModelElement element, String value) {
        var bean = value.strip().replaceFirst("^[$#]\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}$", "$1");
        if (!beans.isOfferedToModels(bean)) {
            throw ModelRefused.because(
                    file,
                    element.id(),
                    "names the delegate " + value + ", which is not offered to models",
                    "Use a user task or a decision, or ask for a delegate in the product");
        }
    }

    private void examineExpressions(String file, ModelElement element, String text) {
        for (String inside : ExpressionGrammar.expressionsIn(text)) {
            if (!ExpressionGrammar.allows(inside)) {
                throw ModelRefused.because(
                        file,
                        element.id(),
                        "holds the expression ${" + inside + "}",
                        "Compare variables and literals only, joined by and, or, not; nothing can be called");
            }
            for (String name : ExpressionGrammar.namesIn(inside)) {
                if (beans.has(name)) {
                    throw ModelRefused.because(
                            file, element.id(), "names the bean " + name + " of the product", "Use variables only");
                }
            }
        }
    }
}
