package io.counterfoil.governance.gate;

import java.time.LocalDate;
import java.util.List;

/**
 * That a held measure is looked at again.
 *
 * @param owner login of who says what shall become of it
 * @param others logins of who is asked too once the date has passed: the sponsor, or the leads while there is none
 */
public record HoldReview(String owner, List<String> others, LocalDate on) {
    public HoldReview {
        others = List.copyOf(others);
    }
}
