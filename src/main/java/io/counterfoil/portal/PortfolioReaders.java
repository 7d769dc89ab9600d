package io.counterfoil.portal;

import io.counterfoil.identity.Person;
import io.counterfoil.kernel.Forbidden;
import java.util.Collections;
import org.springframework.stereotype.Component;

/** Who reads measures and what they are worth: those whose work it is, and of one measure whoever has a part in it. */
@Component
public class PortfolioReaders {
    private final PortfolioSettings settings;
    private final CaseReaders cases;

    PortfolioReaders(PortfolioSettings settings, CaseReaders cases) {
        this.settings = settings;
        this.cases = cases;
    }

    /** @throws Forbidden {@code PORTFOLIO_NOT_YOURS} */
    public void requireAll(Person person) {
        if (!readsAll(person)) {
            throw refusal(person, "the portfolio");
        }
    }

    /** @throws Forbidden {@code PORTFOLIO_NOT_YOURS} */
    public void require(Person person, String measure) {
        if (!readsAll(person) && !cases.documentsOf(person).contains(measure)) {
            throw refusal(person, "measure " + measure);
        }
    }

    private boolean readsAll(Person person) {
        return !Collections.disjoint(person.roles(), settings.readers());
    }

    private static Forbidden refusal(Person person, String what) {
        return new Forbidden(
                "PORTFOLIO_NOT_YOURS",
                person.login() + " has no part in " + what + "; ask the transformation office or somebody who has");
    }
}
