package io.counterfoil.identity;

import java.util.Optional;

/** The network address the current request comes from, for the security log and the limit of wrong passwords. */
public final class CallerAddress {
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private CallerAddress() {}

    /** Whoever enters leaves in a {@code finally}. */
    public static void enter(String address) {
        CURRENT.set(address);
    }

    public static void leave() {
        CURRENT.remove();
    }

    /** Empty text in jobs, timers and at start, where no request is. */
    public static String current() {
        return Optional.ofNullable(CURRENT.get()).orElse("");
    }
}
