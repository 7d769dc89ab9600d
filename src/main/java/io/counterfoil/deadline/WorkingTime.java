package io.counterfoil.deadline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * Counts time in working days.
 *
 * <p>A {@link Duration} of one day stands for one working day, of whatever hours: half of a Friday that ends at three is
 * half a day. So two working days from Thursday noon end on Monday noon, a half-day holiday counts half, and nothing
 * happens between closing and opening. Inside a day real time is measured, so a day on which the clock is changed is
 * shorter or longer and still one day. Moments are rounded up to the second. Pure: no clock and no database.
 */
public final class WorkingTime {
    /** A calendar without a single working day in so many days is a mistake, not a deadline. */
    private static final int LONGEST_SEARCH = 3_700;

    private final ZoneId zone;
    private final Function<LocalDate, WorkingDay> calendar;

    WorkingTime(ZoneId zone, Function<LocalDate, WorkingDay> calendar) {
        this.zone = zone;
        this.calendar = calendar;
    }

    /**
     * The earliest moment at which so much working time has passed; {@code from} itself for none.
     *
     * @throws IllegalStateException if the calendar has no working day for ten years
     */
    public Instant after(Instant from, Duration workingDays) {
        if (workingDays.isZero() || workingDays.isNegative()) {
            return from;
        }
        var left = workingDays;
        var day = from.atZone(zone).toLocalDate();
        for (int idle = 0; idle < LONGEST_SEARCH; day = day.plusDays(1)) {
            var begun = portion(day, from);
            var here = calendar.apply(day).counts().minus(begun);
            if (here.compareTo(left) >= 0) {
                return moment(day, begun.plus(left));
            }
            idle = here.isZero() ? idle + 1 : 0;
            left = left.minus(here);
        }
        throw new IllegalStateException("the calendar has no working day in the ten years before " + day);
    }

    /** The working time between two moments; none if the second is not later. */
    public Duration between(Instant from, Instant to) {
        var passed = Duration.ZERO;
        if (to.isAfter(from)) {
            var last = to.atZone(zone).toLocalDate();
            for (var day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
                passed = passed.plus(portion(day, to)).minus(portion(day, from));
            }
        }
        return passed;
    }

    /** How much of the working time until {@code due} has passed: 0.5 is half of it, 1.5 half as much again; rounded down. */
    public BigDecimal elapsedShare(Instant from, Instant due, Instant now) {
        var whole = between(from, due);
        if (whole.isZero()) {
            return now.isBefore(due) ? BigDecimal.ZERO : BigDecimal.ONE;
        }
        return new BigDecimal(nanos(between(from, now))).divide(new BigDecimal(nanos(whole)), 6, RoundingMode.DOWN);
    }

    /** The first moment, not before {@code from}, at which a clock at the wall shows this time on a working day. */
    public Instant nextAt(Instant from, LocalTime time) {
        var day = from.atZone(zone).toLocalDate();
        for (int tried = 0; tried < LONGEST_SEARCH; tried++, day = day.plusDays(1)) {
            var moment = day.atTime(time).atZone(zone).toInstant();
            if (!calendar.apply(day).isOff() && !moment.isBefore(from)) {
                return moment;
            }
        }
        throw new IllegalStateException("the calendar has no working day in the ten years before " + day);
    }

    /** How much of the day has passed at a moment, as part of what the day counts. */
    private Duration portion(LocalDate day, Instant at) {
        var plan = calendar.apply(day);
        var length = length(plan, day);
        if (plan.isOff() || length.isZero()) {
            return Duration.ZERO;
        }
        var worked = Duration.ZERO;
        for (var hours : plan.hours()) {
            var opens = hours.opensOn(day, zone).toInstant();
            var closes = hours.closesOn(day, zone).toInstant();
            var until = at.isBefore(closes) ? at : closes;
            worked = until.isAfter(opens) ? worked.plus(Duration.between(opens, until)) : worked;
        }
        return scaled(plan.counts(), worked, length, RoundingMode.DOWN);
    }

    private Duration length(WorkingDay plan, LocalDate day) {
        return plan.hours().stream()
                .map(hours -> Duration.between(hours.opensOn(day, zone), hours.closesOn(day, zone)))
                .filter(hours -> !hours.isNegative())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Instant moment(LocalDate day, Duration portion) {
        var plan = calendar.apply(day);
        var left = scaled(length(plan, day), portion, plan.counts(), RoundingMode.UP);
        for (var hours : plan.hours()) {
            var opens = hours.opensOn(day, zone).toInstant();
            var open = Duration.between(opens, hours.closesOn(day, zone).toInstant());
            if (left.compareTo(open) <= 0) {
                return toSecond(opens.plus(left));
            }
            left = left.minus(open);
        }
        throw new IllegalStateException(portion + " is more than " + day + " counts");
    }

    private static Instant toSecond(Instant moment) {
        return moment.getNano() == 0 ? moment : Instant.ofEpochSecond(moment.getEpochSecond() + 1);
    }

    private static Duration scaled(Duration value, Duration numerator, Duration denominator, RoundingMode rounding) {
        var exact = new BigDecimal(nanos(value).multiply(nanos(numerator)))
                .divide(new BigDecimal(nanos(denominator)), 0, rounding);
        return Duration.ofNanos(exact.longValueExact());
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(duration.getNano()));
    }
}
