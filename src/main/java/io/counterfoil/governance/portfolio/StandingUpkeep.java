package io.counterfoil.governance.portfolio;

import io.counterfoil.governance.measure.AllMeasuresChanged;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureChanged;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.portfolio.StandingRows.Found;
import io.counterfoil.governance.rollup.RollUp;
import io.counterfoil.governance.standing.MeasureStanding;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.period.PeriodClosed;
import io.counterfoil.period.PeriodCutOff;
import io.counterfoil.period.PeriodReopened;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(StandingUpkeep.class);
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
        if (rows.countOutdated(LocalDate.now(clock)) > 0) {
            refresh();
        }
    }

    /**
     * Finds everything anew that is outdated, each piece in a transaction of its own. A measure that cannot be judged
     * keeps none of the others waiting: it stays outdated and is tried again the next time.
     *
     * @return how many measures were found anew
     */
    public long refresh() {
        var done = 0L;
        for (var pass = pass(); pass > 0; pass = pass()) {
            done += pass;
        }
        return done;
    }

    private long pass() {
        var done = 0L;
        for (var keys = outdated(""); !keys.isEmpty(); keys = outdated(keys.get(keys.size() - 1))) {
            done += piece(keys);
        }
        return done;
    }

    private List<String> outdated(String after) {
        return rows.outdated(after, LocalDate.now(clock), PIECE);
    }

    private long piece(List<String> keys) {
        try {
            transactions.executeWithoutResult(transaction -> findAnew(keys));
            return keys.size();
        } catch (RuntimeException failed) {
            if (keys.size() > 1) {
                return keys.stream().mapToLong(key -> piece(List.of(key))).sum();
            }
            LOG.error("{} cannot be judged and keeps the standing it had", keys, failed);
            return 0;
        }
    }

    private void findAnew(Collection<String> keys) {
        // Nobody changes them between the look and the note.
        var locked = measures.lock(keys);
        var judged = standings.find(locked);
        rows.keep(
                locked.stream()
                        .map(measure -> found(measure, Objects.requireNonNull(judged.get(measure.measure()))))
                        .toList(),
                LocalDate.now(clock));
    }

    private static Found found(Measure measure, MeasureStanding standing) {
        return new Found(measure, standing, RollUp.of(standing.leaf(), ReportingRates.reportingCurrency()));
    }
}
