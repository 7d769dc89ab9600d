package io.counterfoil.deadline;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Public holidays of countries and their parts, from the data of the library Jollyday; no network. */
@Component
class PublicHolidays {
    /** Small ISO codes of the countries that are known. */
    Set<String> countries() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .filter(code -> code.length() == 2)
                .map(code -> code.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean knows(String country, String subdivision) {
        return country.isEmpty()
                || (countries().contains(country)
                        && (subdivision.isEmpty()
                                || manager(country)
                                        .getCalendarHierarchy()
                                        .getChildren()
                                        .containsKey(subdivision)));
    }

    Predicate<LocalDate> of(String country, String subdivision) {
        if (country.isEmpty()) {
            return day -> false;
        }
        var manager = manager(country);
        return day -> subdivision.isEmpty() ? manager.isHoliday(day) : manager.isHoliday(day, subdivision);
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }
}
