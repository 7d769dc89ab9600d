package io.counterfoil.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that goes from the application to the identity provider, logs in and consents there, and comes back. */
final class ProviderVisitor {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern PROMPT = Pattern.compile("name=\"prompt\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final int port;

    ProviderVisitor(int port) {
        this.port = port;
    }

    URI application(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(application(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The address at the application that the whole way ends with. */
    URI logIn(String login, String next) {
        var after = walk(
                application("/oauth2/authorization/oidc?next=" + next),
                login,
                application("/login/oauth2/").toString());
        var entered = send(HttpRequest.newBuilder(after));
        return after.resolve(
                entered.headers().firstValue("Location").orElse("/no-redirect-but-" + entered.statusCode()));
    }

    /** Follows redirects and fills in the provider's forms until an address that begins so is to be called. */
    URI walk(URI start, String login, String until) {
        var request = HttpRequest.newBuilder(start);
        var at = start;
        for (var step = 0; step < 20; step++) {
            var answer = send(request);
            var location = answer.headers().firstValue("Location");
            if (location.isPresent()) {
                at = at.resolve(location.get());
                if (at.toString().startsWith(until)) {
                    return at;
                }
                request = HttpRequest.newBuilder(at);
            } else {
                var action = ACTION.matcher(answer.body());
                var prompt = PROMPT.matcher(answer.body());
                if (!action.find() || !prompt.find()) {
                    throw new AssertionError(at + " answered " + answer.statusCode() + " " + answer.body());
                }
                at = at.resolve(action.group(1));
                request = form(at, Map.of("prompt", prompt.group(1), "login", login, "password", "any"));
            }
        }
        throw new AssertionError("the way does not end: " + at);
    }

    static HttpRequest.Builder form(URI address, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** Whom Tasklist takes this visitor for. */
    HttpResponse<String> whoAmI() {
        return send(HttpRequest.newBuilder(application("/camunda/api/admin/auth/user/default"))
                .header("Accept", "application/json"));
    }

    /** As Tasklist's "Claim". */
    HttpResponse<String> claim(String task, String login) {
        whoAmI();
        var token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
        return send(HttpRequest.newBuilder(application("/camunda/api/engine/engine/default/task/" + task + "/claim"))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString("{\"userId\":\"" + login + "\"}")));
    }
}
