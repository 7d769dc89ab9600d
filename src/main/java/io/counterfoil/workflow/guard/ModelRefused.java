package io.counterfoil.workflow.guard;

import org.camunda.bpm.engine.BadUserRequestException;

/** A model breaks a rule of the deployment gate. The REST interface answers 400; Modeler shows the message. */
final class ModelRefused extends BadUserRequestException {
    private static final long serialVersionUID = 1L;

    ModelRefused(String message) {
        super(message);
    }

    /**
     * Says which element breaks which rule and what to do about it.
     *
     * @param resource file name of the model
     * @param element id of the element, or its name where it has no id
     */
    static ModelRefused because(String resource, String element, String rule, String remedy) {
        return new ModelRefused(resource + ": element '" + element + "' " + rule + ". " + remedy + ".");
    }
}
