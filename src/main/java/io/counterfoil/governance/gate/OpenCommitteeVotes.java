package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.structure.CommitteeVotes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the questions that wait for a committee, now or after others have agreed. */
@Component
class OpenCommitteeVotes implements CommitteeVotes {
    private final Measures measures;
    private final GateRules rules;
    private final PassageRows rows;

    OpenCommitteeVotes(Measures measures, GateRules rules, PassageRows rows) {
        this.measures = measures;
        this.rules = rules;
        this.rows = rows;
    }

    @Override
    public List<String> openOf(String committee) {
        return rows.openOfCommittee(committee).stream()
                .filter(question -> rows.isRestatedClosure(question.passage()) || isAmongDeciders(question))
                .map(GateQuestion::passage)
                .toList();
    }

    private boolean isAmongDeciders(GateQuestion question) {
        return rules.rows(measures.get(question.measure()), question.request()).stream()
                .anyMatch(row -> row.capacity() == Capacity.STEERING);
    }
}
