package io.counterfoil.procurement.amendment;

import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.workflow.Processes;
import io.counterfoil.workflow.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives invoices back to their reviewers when the amendment they wait for is refused; one applied matches them again. */
@Component
class AwaitedAmendments {
    private final JdbcClient jdbc;
    private final Processes processes;
    private final Tasks tasks;

    AwaitedAmendments(JdbcClient jdbc, Processes processes, Tasks tasks) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.tasks = tasks;
    }

    /** An invoice that somebody reviews already is left alone, so that nobody loses a task at work. */
    void refused(String amendmentNumber) {
        jdbc.sql("""
                        select distinct i.business_key from amendment_wish w
                        join supplier_invoice i on i.business_key = w.invoice_key
                        join order_amendment a on a.order_number = i.order_number
                        where a.amendment_number = :number and i.status = 'HELD'
                        """).param("number", amendmentNumber).query(String.class).list().stream()
                .filter(key -> !tasks.isOpen(key, "Task_ReviewMatchException"))
                .forEach(key -> processes.tell(InvoiceMatching.FACTS_CHANGED, key));
    }
}
