package io.counterfoil.identity;

import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The caller of the current request, through whichever door: our API, our pages, the engine's REST API or Tasklist. */
@Component
public class CurrentPerson {
    private final Caller caller;

    CurrentPerson(Caller caller) {
        this.caller = caller;
    }

    /** Empty in timers, jobs and at start, where nobody asks. */
    public Optional<Person> find() {
        return caller.login().map(login -> new Person(login, caller.groups()));
    }

    /**
     * For what only a person may do.
     *
     * @throws Forbidden if nobody is logged in
     */
    public Person get() {
        return find().orElseThrow(
                        () -> new Forbidden("NOBODY_LOGGED_IN", "nobody is logged in; log in and repeat the request"));
    }
}
