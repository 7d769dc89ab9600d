package io.counterfoil.governance.watch;

import io.counterfoil.governance.watch.WatchRows.Round;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has measures looked at after a period has ended. What is to be looked at is on record when the ending commits, and is
 * taken off in the transaction of the look: so none is lost when the application stops, and none is looked at twice. A
 * small portfolio is looked at at once, a large one piece by piece soon after. A measure that cannot be looked at keeps
 * none of the others waiting; its failure stands with it and it is tried again.
 */
@Component
public class PeriodWatches {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodWatches.class);
    private static final int PIECE = 200;

    private final WatchRows rows;
    private final ObjectProvider<PeriodWatch> watches;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PeriodWatches(
            WatchRows rows,
            ObjectProvider<PeriodWatch> watches,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.rows = rows;
        this.watches = watches;
        this.events = events;
        this.transactions = new TransactionTemplate(transactionManager);
        // After a commit its transaction still seems to be there.
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    record Asked() {}

    /** Has these measures looked at once the transaction has ended well. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(PeriodWatch watch, YearMonth ended, Collection<String> measures) {
        rows.add(new Round(watch.name(), ended), measures, clock.instant());
        events.publishEvent(new Asked());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void asked(Asked event) {
        if (rows.countUpTo(PIECE + 1) <= PIECE) {
            catchUp();
        }
    }

    /** Looks at everything that is due now, whoever asked for it; ends when somebody has looked at each. */
    @Scheduled(initialDelay = 15_000, fixedDelay = 3_000)
    public void catchUp() {
        rows.rounds(clock.instant()).forEach(this::look);
    }

    private void look(Round round) {
        watches.stream()
                .filter(watch -> watch.name().equals(round.watch()))
                .findFirst()
                .ifPresentOrElse(
                        watch -> look(watch, round),
                        () -> LOG.error("nobody looks at measures as {} any more", round.watch()));
    }

    private void look(PeriodWatch watch, Round round) {
        var last = "";
        for (var piece = due(round, last); !piece.isEmpty(); piece = due(round, last)) {
            look(watch, round, piece);
            last = piece.get(piece.size() - 1);
        }
    }

    private List<String> due(Round round, String after) {
        return rows.due(round, after, PIECE, clock.instant());
    }

    private void look(PeriodWatch watch, Round round, List<String> piece) {
        try {
            transactions.executeWithoutResult(transaction -> {
                var taken = rows.take(round, piece);
                watch.look(taken, round.period());
                rows.remove(round, taken);
            });
        } catch (RuntimeException failed) {
            if (piece.size() > 1) {
                piece.forEach(measure -> look(watch, round, List.of(measure)));
            } else {
                LOG.error("{} of {} failed for {} and is tried again", round.watch(), round.period(), piece, failed);
                rows.failed(round, piece.get(0), String.valueOf(failed.getMessage()), clock.instant());
            }
        }
    }
}
