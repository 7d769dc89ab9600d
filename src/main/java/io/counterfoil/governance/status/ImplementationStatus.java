package io.counterfoil.governance.status;

import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Is the work done in time: the worse of progress and delay.
 *
 * <p>Progress (SPI) is the weight done of what was due by the cut-off; nothing due is all done. A milestone that is done
 * before it is due counts from then on, so that an easy one done early never hides one that is late. Delay is that of
 * the worst open milestone; none open is no delay.
 *
 * @param spi done weight and weight due; {@link Index#FULL} if nothing is due
 * @param delayDays negative if all open milestones are expected early
 * @param latest the open milestone that is furthest behind its baseline, the lower number of equals; null if none is open
 * @param reason one sentence for people, naming the milestone
 */
public record ImplementationStatus(
        LocalDate cutOff,
        Index spi,
        long delayDays,
        @Nullable Milestone latest,
        Light light,
        String reason) {

    public static ImplementationStatus of(Collection<Milestone> milestones, LocalDate cutOff, StatusBands bands) {
        var due = weight(milestones, milestone -> milestone.isDue(cutOff));
        var done = weight(milestones, milestone -> milestone.isDue(cutOff) && milestone.isDone(cutOff));
        var spi = due.signum() == 0 ? Index.FULL : new Index(done, due);
        var latest = latest(milestones, cutOff);
        var delay = latest == null ? 0 : latest.delay(cutOff);
        var light = bands.progress().light(spi).worseOf(bands.delay().light(delay));
        var reason = progressWords(spi, due, cutOff) + "; " + delayWords(latest, delay) + ".";
        return new ImplementationStatus(cutOff, spi, delay, latest, light, reason);
    }

    private static @Nullable Milestone latest(Collection<Milestone> milestones, LocalDate cutOff) {
        return milestones.stream()
                .filter(milestone -> !milestone.isDone(cutOff))
                .max(Comparator.<Milestone>comparingLong(milestone -> milestone.delay(cutOff))
                        .thenComparing(
                                Comparator.comparingInt(Milestone::number).reversed()))
                .orElse(null);
    }

    private static BigDecimal weight(Collection<Milestone> milestones, Predicate<Milestone> which) {
        return milestones.stream().filter(which).map(Milestone::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String progressWords(Index spi, BigDecimal due, LocalDate cutOff) {
        return due.signum() == 0
                ? "No milestone was due by " + cutOff
                : "Of the weight of " + plain(due) + " due by " + cutOff + ", " + plain(spi.reached())
                        + " is done with evidence (SPI " + spi.shown() + ")";
    }

    private static String delayWords(@Nullable Milestone latest, long delay) {
        if (latest == null) {
            return "no milestone is open";
        }
        if (delay <= 0) {
            return "no open milestone is late";
        }
        return latest.title() + " is " + delay + (delay == 1 ? " day" : " days") + " behind its baseline of "
                + latest.baseline();
    }

    private static String plain(BigDecimal weight) {
        return weight.stripTrailingZeros().toPlainString();
    }
}
