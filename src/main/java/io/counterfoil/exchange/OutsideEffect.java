package io.counterfoil.exchange;

import java.util.Optional;

/** Something done in another system or on a file system, which no rollback of ours undoes. */
public interface OutsideEffect {
    /**
     * Asks the other side whether it has happened. Asked only if an earlier attempt ended without an answer.
     *
     * @return the result as text if it has happened; empty only if it certainly has not
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if the other side does not answer; silence is not "no"
     */
    Optional<String> find();

    /**
     * Does it. Must give up well before the lock of an engine job ends (40 seconds).
     *
     * @return the result as text, for example the number the other side gave
     */
    String perform();
}
