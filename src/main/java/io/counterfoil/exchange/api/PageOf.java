package io.counterfoil.exchange.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One page of a list.
 *
 * @param page counted from 0
 * @param size the most items a page may have, not how many this one has
 * @param total items on all pages
 * @param links {@code self}, and {@code next} and {@code prev} where they exist
 */
public record PageOf<T>(
        List<T> items,
        int page,
        int size,
        long total,
        @JsonProperty("_links") Links links) {

    /**
     * Puts a page together.
     *
     * @param path of the list, with its filters if it has any: {@code /api/v1/payments?state=DUE}
     */
    public static <T> PageOf<T> of(List<T> items, PageQuery query, long total, String path) {
        var links = Links.self(address(path, query.number(), query.limit()));
        if (query.offset() + query.limit() < total) {
            links = links.and("next", address(path, query.number() + 1, query.limit()));
        }
        if (query.number() > 0) {
            links = links.and("prev", address(path, query.number() - 1, query.limit()));
        }
        return new PageOf<>(List.copyOf(items), query.number(), query.limit(), total, links);
    }

    private static String address(String path, int page, int size) {
        return path + (path.contains("?") ? "&" : "?") + "page=" + page + "&size=" + size;
    }
}
