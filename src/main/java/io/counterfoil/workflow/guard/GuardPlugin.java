package io.counterfoil.workflow.guard;

import io.counterfoil.workflow.AdministrativeRecord;
import io.counterfoil.workflow.RefusalRecord;
import io.counterfoil.workflow.RoleGrantRules;
import io.counterfoil.workflow.TaskClaims;
import io.counterfoil.workflow.TaskDuties;
import io.counterfoil.workflow.TaskStandIns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Puts the guard before the engine's commands and the narrow view behind its expressions. Deny by default: see
 * {@link OfferedCommands} for all that people may do.
 *
 * <p>No setting switches it off.
 */
@Component
class GuardPlugin extends AbstractProcessEnginePlugin {
    private static final SingletonSupplier<ShippedModels> SHIPPED = SingletonSupplier.of(ShippedModels::onClasspath);

    private final ModelBeans beans;
    private final Examination examination;
    private final ObjectProvider<RefusalRecord> refusals;
    private final ObjectProvider<AdministrativeRecord> changes;

    GuardPlugin(
            ListableBeanFactory factory,
            ObjectProvider<TaskDuties> duties,
            ObjectProvider<TaskStandIns> standIns,
            ObjectProvider<TaskClaims> claims,
            ObjectProvider<RefusalRecord> refusals,
            ObjectProvider<AdministrativeRecord> changes,
            ObjectProvider<RoleGrantRules> grants,
            ApplicationEventPublisher events) {
        this.beans = new ModelBeans(factory);
        this.refusals = refusals;
        this.changes = changes;
        this.examination = new Examination(
                new TaskActs(duties::getObject, standIns::getObject, claims::stream, GuardPlugin::shipped),
                new ProcessStarts(),
                new DeploymentGate(GuardPlugin::shipped, beans, events),
                new RoleGrantActs(grants::getObject),
                duties::getObject,
                events);
    }

    private static ShippedModels shipped() {
        return Objects.requireNonNull(SHIPPED.get());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new ModelExpressions(beans));
        var before = configuration.getCustomPreCommandInterceptorsTxRequired();
        List<CommandInterceptor> interceptors = before == null ? new ArrayList<>() : new ArrayList<>(before);
        interceptors.add(0, new CommandGuard(configuration, examination, refusals::getObject, changes::getObject));
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }
}
