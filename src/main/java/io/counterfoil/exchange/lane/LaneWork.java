package io.counterfoil.exchange.lane;

import java.time.Instant;
import java.util.Optional;

/** Something done with one message when it is due, on one node at a time; a killed node's work is done again elsewhere. */
public interface LaneWork {
    /** Names the work for ever: it stands in the database. */
    String name();

    /**
     * Does it; must find out by itself whether it has been done before.
     *
     * @return when to try again; empty if nothing is left to do
     */
    Optional<Instant> work(long message);
}
