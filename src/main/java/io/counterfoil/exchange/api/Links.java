package io.counterfoil.exchange.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where to go from an answer: {@code {"self": {"href": "/api/v1/requisitions/REQ-1001"}, ...}}. Addresses begin with a
 * slash and name no host, so they are right behind every proxy. Immutable.
 */
public final class Links {
    private final Map<String, Link> byRelation;

    private Links(Map<String, Link> byRelation) {
        this.byRelation = Collections.unmodifiableMap(byRelation);
    }

    /** One address; see {@link BusinessKeyPath} for keys in it. */
    public record Link(String href) {}

    /** Begins with the address of the thing itself. */
    public static Links self(String href) {
        return new Links(Map.of()).and("self", href);
    }

    /** Adds an address under its relation, for example {@code case} or {@code document}. */
    public Links and(String relation, String href) {
        var more = new LinkedHashMap<>(byRelation);
        more.put(relation, new Link(href));
        return new Links(more);
    }

    @JsonValue
    public Map<String, Link> byRelation() {
        return byRelation;
    }
}
