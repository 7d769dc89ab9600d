package io.counterfoil.identity.process;

import io.counterfoil.identity.ExceptionalActs;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Note lapse". */
@Component("noteLapse")
class NoteLapseDelegate implements JavaDelegate {
    private final ExceptionalActs acts;

    NoteLapseDelegate(ExceptionalActs acts) {
        this.acts = acts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        acts.lapse();
    }
}
