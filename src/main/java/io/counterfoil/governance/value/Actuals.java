package io.counterfoil.governance.value;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All actual values of a measure, read in one of two ways: as each month was reported, or as it is known today. */
public record Actuals(List<ActualEntry> entries) {

    public Actuals {
        entries = List.copyOf(entries);
    }

    /** How a month is read. Both readings of all months together are the same sum. */
    public enum Reading {
        /** What was entered in the month, corrections of earlier months included; never changes once it is closed. */
        AS_REPORTED,
        /** What belongs to the month, whenever it was entered. */
        AS_CORRECTED
    }

    /**
     * What a month reported.
     *
     * @param own what belongs to the month itself
     * @param corrections what belongs to earlier ones
     */
    public record Reported(BigDecimal own, BigDecimal corrections) {
        public BigDecimal total() {
            return own.add(corrections);
        }
    }

    public BigDecimal of(YearMonth period, Reading reading) {
        return switch (reading) {
            case AS_REPORTED -> reported(period).total();
            case AS_CORRECTED -> sum(entry -> entry.period().equals(period));
        };
    }

    public Reported reported(YearMonth period) {
        return new Reported(
                sum(entry -> entry.reportedIn().equals(period) && !entry.isCorrection()),
                sum(entry -> entry.reportedIn().equals(period) && entry.isCorrection()));
    }

    /** As corrected, but only by what had been reported by the end of a month, as its snapshot showed it. */
    public BigDecimal correctedAsKnownBy(YearMonth period, YearMonth knownBy) {
        return sum(entry -> entry.period().equals(period) && !entry.reportedIn().isAfter(knownBy));
    }

    /** All that belong to a month, corrections included, in the order they are kept. */
    public Stream<ActualEntry> belongingTo(YearMonth period) {
        return entries.stream().filter(entry -> entry.period().equals(period));
    }

    private BigDecimal sum(Predicate<ActualEntry> which) {
        return entries.stream().filter(which).map(ActualEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
