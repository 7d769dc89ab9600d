package io.counterfoil.portal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where a case is found. Keys are free text: what a path cannot carry safely travels as a parameter. */
final class CaseAddress {
    private static final Pattern SAFE_IN_PATH =
            Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");

    private CaseAddress() {}

    static String page(String key) {
        return under("/cases", key);
    }

    static String alone(String key) {
        return "/cases?only=true&key=" + encoded(key);
    }

    static String api(String key) {
        return under("/api/v1/cases", key);
    }

    /** The key out of a path variable that takes the rest of the path, its leading slash included. */
    static String fromPath(String rest) {
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }

    static String under(String place, String key) {
        return SAFE_IN_PATH.matcher(key).matches() ? place + "/" + key : place + "?key=" + encoded(key);
    }

    static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
