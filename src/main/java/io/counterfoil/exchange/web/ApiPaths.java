package io.counterfoil.exchange.web;

import jakarta.servlet.http.HttpServletRequest;

/** Which requests the front door treats how. */
final class ApiPaths {
    private ApiPaths() {}

    /** Everything under {@code /api}: problems are told as problem+json. */
    static boolean isApi(HttpServletRequest request) {
        return path(request).startsWith("/api/");
    }

    /**
     * Everything that creates, which is every POST under {@code /api/v1}: no controller can forget to say so. Only what
     * stands under {@code /api/v1/evaluations} computes from what it is given and keeps nothing.
     */
    static boolean creates(HttpServletRequest request) {
        var path = path(request);
        return request.getMethod().equals("POST")
                && path.startsWith("/api/v1/")
                && !path.startsWith("/api/v1/evaluations/");
    }

    private static String path(HttpServletRequest request) {
        // As the container has decoded and normalised it, so that no spelling of a path slips by.
        var info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }
}
