package io.counterfoil.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
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
        var before = configuration.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> listeners = before == null ? new ArrayList<>() : new ArrayList<>(before);
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                    behavior.getTaskDefinition()
                            .addTaskListener(TaskListener.EVENTNAME_CREATE, SubstitutePlugin.this::offer);
                }
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private void offer(DelegateTask task) {
        SubstituteTasks.offer((TaskEntity) task, standIns.getObject());
    }
}
