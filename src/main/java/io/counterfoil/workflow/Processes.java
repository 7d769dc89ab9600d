package io.counterfoil.workflow;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * What the modules ask of the engine. Calls join the caller's transaction and are made by the product, not by the
 * person: the use case that calls has already checked what the person may do, so the engine's own authorizations are
 * not asked again, but the person stays on record as the one who started.
 */
@Component
public class Processes {
    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl configuration;

    Processes(RuntimeService runtime, ProcessEngineConfigurationImpl configuration) {
        this.runtime = runtime;
        this.configuration = configuration;
    }

    /** Starts the process whose message start event waits for {@code message}, under the document's business key. */
    public void start(String message, String businessKey, Map<String, Object> variables) {
        asProduct(() -> runtime.startProcessInstanceByMessage(message, businessKey, variables));
    }

    /**
     * Tells the running process of this business key that something happened.
     *
     * @return how many waiting places took the message; 0 if none waits for it
     */
    public int tell(String message, String businessKey) {
        return asProduct(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .correlateAllWithResult()
                .size());
    }

    /**
     * The answers of a decision table in force, one map per rule that matches, in the order of the table. The engine keeps
     * on record what was asked and answered, so this needs a transaction that may write.
     */
    public List<Map<String, Object>> answers(String decisionTable, Map<String, Object> inputs) {
        return asProduct(() -> configuration
                .getDecisionService()
                .evaluateDecisionTableByKey(decisionTable)
                .variables(Variables.fromMap(inputs))
                .evaluate()
                .getResultList());
    }

    /** Runs engine calls as the product: see {@link ProductCommand}. */
    <T> T asProduct(Supplier<T> calls) {
        return configuration.getCommandExecutorTxRequired().execute(new ProductCommand<>(calls));
    }
}
