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
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with cookies who uses the application over HTTP and follows no redirect unasked. */
public final class HttpVisitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final int port;

    public HttpVisitor(int port) {
        this.port = port;
    }

    public static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html,*/*;q=0.8"));
    }

    public HttpResponse<String> getAs(String path, String login, String password) {
        return send(request(path).header("Authorization", basic(login, password)));
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        return send(form(path, form));
    }

    public HttpRequest.Builder form(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** Through our login page. */
    public HttpResponse<String> logIn(String login, String password, String next) {
        return post("/login", Map.of("username", login, "password", password, "next", next, "_csrf", token("/login")));
    }

    public HttpResponse<String> logIn(String login) {
        return logIn(login, login.split("\\.", 2)[0] + "-demo", "/");
    }

    /** The token that the form of this page carries. */
    public String token(String page) {
        var html = get(page).body();
        var token = TOKEN.matcher(html);
        if (!token.find()) {
            throw new AssertionError("no token in " + html);
        }
        return token.group(1);
    }

    /** Whom Tasklist takes this visitor for. */
    HttpResponse<String> whoAmI() {
        return send(request("/camunda/api/admin/auth/user/default"));
    }

    /** A changing call of a webapp, with its own token against cross-site requests. */
    HttpResponse<String> webappPost(String path, Map<String, String> form) {
        whoAmI();
        return send(form(path, form).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse("none")));
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
