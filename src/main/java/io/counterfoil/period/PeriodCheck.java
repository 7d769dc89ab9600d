package io.counterfoil.period;

import java.time.YearMonth;
import java.util.List;

/**
 * A condition of the closing that a module checks by itself. Each bean of this type counts; an item of the checklist
 * that has its name is checked by it and not ticked by a person.
 */
public interface PeriodCheck {
    /** In capitals, for example {@code FORECASTS_CONFIRMED}. */
    String name();

    /**
     * What keeps the period from being closed, each entry naming a thing and the remedy; empty if nothing does. Asked
     * in the transaction of the closing and whenever somebody looks: read only, and quick.
     */
    List<String> missing(YearMonth period);
}
