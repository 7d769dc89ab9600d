package io.counterfoil.exchange.web;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What finds the log entries of one request: the caller's W3C trace id, or one of ours. */
final class TraceId {
    private static final String NAME = "traceId";
    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private TraceId() {}

    /** Begins a request; close it at its end. */
    static MDC.MDCCloseable begin(@Nullable String traceParent) {
        var theirs = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        return MDC.putCloseable(NAME, theirs.matches() ? theirs.group(1) : ours());
    }

    static @Nullable String current() {
        return MDC.get(NAME);
    }

    private static String ours() {
        var random = ThreadLocalRandom.current();
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
