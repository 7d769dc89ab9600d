package io.counterfoil.workflow.guard;

import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.jspecify.annotations.Nullable;

/**
 * Which processes people may start through the engine: those whose start event says {@code startable}, at that event,
 * with exactly its {@code writable} variables, and without a business key, because numbers are the product's.
 */
final class ProcessStarts {
    private static final CommandField<String> DEFINITION =
            new CommandField<>(SubmitStartFormCmd.class, "processDefinitionId", String.class);
    private static final CommandField<String> BUSINESS_KEY =
            new CommandField<>(SubmitStartFormCmd.class, "businessKey", String.class);
    private static final CommandField<Map> VARIABLES =
            new CommandField<>(SubmitStartFormCmd.class, "variables", Map.class);
    private static final CommandField<ProcessInstantiationBuilderImpl> BUILDER = new CommandField<>(
            StartProcessInstanceCmd.class, "instantiationBuilder", ProcessInstantiationBuilderImpl.class);

    @SuppressWarnings("unchecked")
    void submit(SubmitStartFormCmd command, CommandContext context) {
        var definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(DEFINITION.of(command));
        examine(definition, BUSINESS_KEY.of(command), VARIABLES.of(command), context);
    }

    void start(StartProcessInstanceCmd command, CommandContext context) {
        var builder = BUILDER.of(command);
        if (builder == null || builder.getCaseInstanceId() != null || builder.getTenantId() != null) {
            throw new GuardRefusal("StartProcessInstance is offered without case instance and tenant only.");
        }
        var definition = new GetDeployedProcessDefinitionCmd(builder, false).execute(context);
        examine(definition, builder.getBusinessKey(), builder.getVariables(), context);
    }

    private static void examine(
            ProcessDefinitionEntity definition,
            @Nullable String businessKey,
            @Nullable Map<String, Object> variables,
            CommandContext context) {
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkCreateProcessInstance(definition);
        }
        var declared = startEventOf(definition, context);
        if (!"true".equals(declared.value(ModelProperties.STARTABLE))) {
            throw new GuardRefusal("Process " + definition.getKey()
                    + " is not started by people. It starts when its document arrives, for example through /api/v1.");
        }
        if (businessKey != null && !businessKey.isEmpty()) {
            throw new GuardRefusal("Process " + definition.getKey() + " cannot be started as '" + businessKey
                    + "': leave the business key out, the product numbers its documents.");
        }
        var objection = WritableVariables.parse(declared.value(ModelProperties.WRITABLE))
                .objectionTo(variables);
        if (!objection.isEmpty()) {
            throw new GuardRefusal("Process " + definition.getKey() + " cannot be started so: " + objection + ".");
        }
    }

    private static ModelProperties startEventOf(ProcessDefinitionEntity definition, CommandContext context) {
        var model = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findBpmnModelInstanceForProcessDefinition(definition.getId());
        BaseElement start = model == null || definition.getInitial() == null
                ? null
                : model.getModelElementById(definition.getInitial().getId());
        return ModelProperties.of(start);
    }
}
