package io.counterfoil.governance.portfolio;

import io.counterfoil.governance.measure.AllMeasuresChanged;
import io.counterfoil.governance.measure.MeasureChanged;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.rollup.RollUp;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.period.PeriodClosed;
import io.counterfoil.period.PeriodCutOff;
import io.counterfoil.period.PeriodReopened;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps standings as the records are: of a measure that changed at the end of that transaction, of all measures piece by
 * piece after a new day, a period or a rate changed for all.
 */
@Component
public class StandingUpkeep {
    private static final int PIECE = 200;

    private final Measures measures;
    private final Standings standings;
    private final StandingRows rows;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StandingUpkeep(
            Measures measures, Standings standings, StandingRows rows, TransactionTemplate transactions, Clock clock) {
        this.measures = measures;
        this.standings = standings;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void changed(MeasureChanged event) {
        findAnew(List.of(event.measure()));
    }

    /** Everything is found anew soon; until then pages say how much is not. */
    @EventListener({AllMeasuresChanged.class, PeriodClosed.class, PeriodCutOff.class, PeriodReopened.class})
    @Transactional
    void allChanged() {
        rows.outdateAll();
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 5_000)
    void catchUp() {
        refresh();
    }

    /**
     * Finds everything anew that is outdated, each piece in a transaction of its own.
     *
     * @return how many measures
     */
    public long refresh() {
        var done = 0L;
        for (var keys = outdated(); !keys.isEmpty(); keys = outdated()) {
            var piece = keys;
            transactions.executeWithoutResult(transaction -> findAnew(piece));
            done += piece.size();
        }
        return done;
    }

    private List<String> outdated() {
        return rows.outdated(LocalDate.now(clock), PIECE);
    }

    private void findAnew(Collection<String> keys) {
        var packages = new HashSet<String>();
        for (var key : keys) {
            // Nobody changes the measure between the look and the note.
            var measure = measures.lock(key);
            var found = standings.find(measure);
            packages.addAll(rows.packageOf(key));
            rows.keep(
                    measure, found, RollUp.of(found.leaf(), ReportingRates.reportingCurrency()), LocalDate.now(clock));
            packages.add(measure.profile().parentPackage());
        }
        rows.addUp(packages);
    }
}
