package io.counterfoil.workflow;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Offers every new task, of whatever model, to those who stand in for its candidates. */
@Component
class SubstitutePlugin extends AbstractProcessEnginePlugin {
    private final ObjectProvider<TaskStandIns> standIns;

    SubstitutePlugin(ObjectProvider<TaskStandIns> standIns) {
        this.standIns = standIns;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        EveryNewTask.isSeenBy(this::offer, configuration);
    }

    private void offer(DelegateTask task) {
        SubstituteTasks.offer((TaskEntity) task, standIns.getObject());
    }
}
