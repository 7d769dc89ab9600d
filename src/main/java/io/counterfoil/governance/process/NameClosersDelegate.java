package io.counterfoil.governance.process;

import io.counterfoil.governance.closing.ClosureSheets;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Name closers". */
@Component("nameClosers")
class NameClosersDelegate implements JavaDelegate {
    private final ClosureSheets sheets;

    NameClosersDelegate(ClosureSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                ClosureProcess.CLOSERS, new ArrayList<>(sheets.closers(execution.getProcessBusinessKey())));
    }
}
