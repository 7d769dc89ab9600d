package io.counterfoil.governance.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list with the filters that were asked for, so that its next page keeps them. */
final class FilteredPath {
    private final UriComponentsBuilder path;

    private FilteredPath(UriComponentsBuilder path) {
        this.path = path;
    }

    static FilteredPath of(String path) {
        return new FilteredPath(UriComponentsBuilder.fromPath(path));
    }

    FilteredPath with(String name, @Nullable Object value) {
        if (value != null) {
            path.queryParam(name, value);
        }
        return this;
    }

    String path() {
        return path.encode().build().toUriString();
    }
}
