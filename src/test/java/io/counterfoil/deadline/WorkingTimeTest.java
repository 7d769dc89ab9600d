package io.counterfoil.deadline;

import static io.counterfoil.deadline.CalendarExamples.BERLIN;
import static io.counterfoil.deadline.CalendarExamples.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekends, holidays, half days, clock changes, year ends and leap days, by the clock at the wall. */
class WorkingTimeTest {
    @ParameterizedTest(name = "{0} and {1} working days: {2}, {3}")
    @CsvSource(textBlock = """
            2026-11-23T10:00, 2,    2026-11-25T10:00, same time two days later
            2026-11-26T10:00, 2,    2026-11-30T10:00, over a weekend
            2026-11-27T17:00, 1,    2026-11-30T17:00, from closing time
            2026-11-27T20:00, 1,    2026-11-30T17:00, from the evening: the whole of the next day
            2026-11-28T12:00, 1,    2026-11-30T17:00, from a Saturday
            2026-11-30T06:00, 1,    2026-11-30T17:00, from before opening
            2026-11-26T13:00, 0.5,  2026-11-26T17:00, ends at closing and not at the next opening
            2026-11-26T13:00, 1.5,  2026-11-27T17:00, one and a half
            2026-11-26T13:00, 0,    2026-11-26T13:00, none
            2026-04-02T10:00, 1,    2026-04-07T10:00, over Good Friday and Easter Monday
            2026-05-13T10:00, 1,    2026-05-15T10:00, over Ascension Day
            2026-12-23T10:00, 2,    2026-12-28T14:00, Christmas Eve counts half
            2026-12-23T09:00, 1.5,  2026-12-24T13:00, to the end of a half day
            2026-12-23T09:00, 1.25, 2026-12-24T11:00, half of a half day
            2026-12-30T10:00, 1,    2026-12-31T10:00, an eighth of a day is one of four hours there
            2026-12-30T10:00, 2,    2027-01-04T14:00, over the end of a year
            2027-12-30T10:00, 2,    2028-01-03T10:00, over the end of a year without half days
            2028-02-28T10:00, 1,    2028-02-29T10:00, to a leap day
            2028-02-28T10:00, 2,    2028-03-01T10:00, over a leap day
            2027-02-26T10:00, 1,    2027-03-01T10:00, a year without one
            2026-03-27T10:00, 1,    2026-03-30T10:00, over the clock put forward
            2027-03-26T10:00, 1,    2027-03-30T17:00, over the clock put forward at Easter
            2026-10-23T10:00, 1,    2026-10-26T10:00, over the clock put back
            2026-01-05T10:00, 1,    2026-01-06T10:00, Epiphany is no holiday of all Germany
            """)
    void dueDatesInGermany(String from, String workingDays, String due, String why) {
        assertThat(CalendarExamples.germany().after(at(from), days(workingDays)))
                .as(why)
                .isEqualTo(at(due));
    }

    @ParameterizedTest(name = "{0} and {1} working days: {2}")
    @CsvSource(textBlock = """
            2026-11-24T10:00, 1,    2026-11-26T10:00, the works outing is off
            2026-11-26T11:00, 0.25, 2026-11-26T14:00, the break does not count
            2026-11-26T12:30, 0.25, 2026-11-26T15:00, nor does one that has begun
            2026-11-26T17:00, 0.5,  2026-11-27T10:00, a short Friday is a whole day
            2026-11-27T12:00, 1,    2026-11-28T12:00, the Saturday of the stocktaking is worked
            """)
    void dueDatesAtThePlant(String from, String workingDays, String due, String why) {
        assertThat(CalendarExamples.plant().after(at(from), days(workingDays)))
                .as(why)
                .isEqualTo(at(due));
    }

    @ParameterizedTest(name = "{0} and {1} days: {2}, {3}")
    @CsvSource(textBlock = """
            2026-03-28T12:00+01:00, 1,   2026-03-29T12:30+02:00, half of a day of 23 hours
            2026-03-29T00:00+01:00, 1,   2026-03-30T00:00+02:00, a day of 23 hours is one day
            2026-10-24T12:00+02:00, 1,   2026-10-25T11:30+01:00, half of a day of 25 hours
            2026-10-25T00:00+02:00, 1,   2026-10-26T00:00+01:00, a day of 25 hours is one day
            2027-12-31T12:00+01:00, 1,   2028-01-01T12:00+01:00, over the end of the year
            2028-02-28T12:00+01:00, 2,   2028-03-01T12:00+01:00, over a leap day
            """)
    void roundTheClockTheClockChangesOnlyTheLengthOfADay(String from, String days, String due, String why) {
        assertThat(CalendarExamples.roundTheClock()
                        .after(OffsetDateTime.parse(from).toInstant(), days(days)))
                .as(why)
                .isEqualTo(OffsetDateTime.parse(due).toInstant());
    }

    @ParameterizedTest(name = "{0}: half of the shift at {1}, all of it at {2}")
    @CsvSource(textBlock = """
            2026-03-22T00:00, 2026-03-22T03:00+01:00, 2026-03-22T05:00+01:00, an ordinary night
            2026-03-29T00:00, 2026-03-29T03:30+02:00, 2026-03-29T05:00+02:00, three hours: two to three does not exist
            2026-10-25T00:00, 2026-10-25T02:30+01:00, 2026-10-25T05:00+01:00, five hours: two to three comes twice
            """)
    void shiftOverTheChangeOfTheClockIsWorkedAsItIs(String from, String half, String whole, String why) {
        var nights = CalendarExamples.sundayNights();
        assertThat(nights.after(at(from), days("0.5")))
                .as(why)
                .isEqualTo(OffsetDateTime.parse(half).toInstant());
        assertThat(nights.after(at(from), days("1")))
                .as(why)
                .isEqualTo(OffsetDateTime.parse(whole).toInstant());
    }

    @Test
    void shiftThatEndsInTheHourThatComesTwiceEndsTheSecondTime() {
        assertThat(CalendarExamples.shortNights().after(at("2026-10-25T00:00"), days("1")))
                .isEqualTo(OffsetDateTime.parse("2026-10-25T02:30+01:00").toInstant());
    }

    @Test
    void otherCountriesAndPartsOfCountriesHaveOtherHolidays() {
        assertThat(CalendarExamples.bavaria().after(at("2026-01-05T10:00"), days("1")))
                .as("Epiphany in Bavaria")
                .isEqualTo(at("2026-01-07T10:00"));
        assertThat(CalendarExamples.unitedStates()
                        .after(OffsetDateTime.parse("2026-11-25T10:00-05:00").toInstant(), days("1")))
                .as("Thanksgiving, by the clock in New York")
                .isEqualTo(OffsetDateTime.parse("2026-11-27T10:00-05:00").toInstant());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            2026-11-26T09:00, 0
            2026-11-26T10:00, 0.000000
            2026-11-27T10:00, 0.500000
            2026-11-27T17:00, 0.937500
            2026-11-29T12:00, 0.937500
            2026-11-30T10:00, 1.000000
            2026-12-01T10:00, 1.500000
            """)
    void nothingPassesOverAWeekend(String now, String share) {
        assertThat(CalendarExamples.germany().elapsedShare(at("2026-11-26T10:00"), at("2026-11-30T10:00"), at(now)))
                .isEqualByComparingTo(share);
    }

    @Test
    void deadlineWithoutAnyWorkingTimeIsOverWhenItsMomentComes() {
        var saturday = at("2026-11-28T10:00");
        var sunday = at("2026-11-29T10:00");
        assertThat(CalendarExamples.germany().elapsedShare(saturday, sunday, saturday))
                .isEqualByComparingTo("0");
        assertThat(CalendarExamples.germany().elapsedShare(saturday, sunday, sunday))
                .isEqualByComparingTo("1");
    }

    @Test
    void anHourOfADayComesOnTheNextWorkingDay() {
        var germany = CalendarExamples.germany();
        var eight = LocalTime.of(8, 0);
        assertThat(germany.nextAt(at("2026-11-27T08:00"), eight)).isEqualTo(at("2026-11-27T08:00"));
        assertThat(germany.nextAt(at("2026-11-27T08:01"), eight)).isEqualTo(at("2026-11-30T08:00"));
        assertThat(germany.nextAt(at("2026-12-24T20:00"), eight)).isEqualTo(at("2026-12-28T08:00"));
    }

    @Test
    void calendarInWhichNobodyEverWorksIsAMistakeAndNoEndlessSearch() {
        var never = new WorkingTime(BERLIN, day -> WorkingDay.OFF);
        assertThatThrownBy(() -> never.after(at("2026-11-27T08:00"), days("1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no working day");
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(BERLIN).toInstant();
    }
}
