package io.counterfoil.exchange.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: {@code ?page=0&size=50}. A controller takes it as a parameter annotated
 * {@code @Valid @ParameterObject}.
 *
 * @param page counted from 0, the default
 * @param size 1 to 200, 50 by default
 */
public record PageQuery(
        @Min(0) @Max(10_000_000) @Nullable Integer page,
        @Min(1) @Max(PageQuery.LARGEST) @Nullable Integer size) {
    static final int LARGEST = 200;
    private static final int USUAL = 50;

    public PageQuery {
        page = page == null ? Integer.valueOf(0) : page;
        size = size == null ? Integer.valueOf(USUAL) : size;
    }

    /** For {@code limit :limit} in SQL. */
    public int limit() {
        return size == null ? USUAL : size;
    }

    /** For {@code offset :offset} in SQL. */
    public long offset() {
        return (long) number() * limit();
    }

    int number() {
        return page == null ? 0 : page;
    }
}
