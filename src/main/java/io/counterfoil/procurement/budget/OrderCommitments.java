package io.counterfoil.procurement.budget;

import io.counterfoil.governance.commitment.OpenCommitments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open orders of a cost centre that are not billed in full keep a measure on it from being closed. */
@Component
@Transactional(readOnly = true)
class OrderCommitments implements OpenCommitments {
    private final JdbcClient jdbc;

    OrderCommitments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> of(String costObject) {
        return jdbc.sql("""
                        select order_number from purchase_order
                        where cost_centre = :centre and status = 'OPEN'
                          and exists (select 1 from order_line_standing line
                                      where line.order_number = purchase_order.order_number
                                        and not line.billed_in_full)
                        order by order_number
                        """).param("centre", costObject).query(String.class).list();
    }
}
