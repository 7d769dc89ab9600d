package io.counterfoil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers an API call without a login, or with a wrong one: 401 and how to log in. */
final class ApiLoginRequired implements AuthenticationEntryPoint {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        // A script of a page (Swagger UI) asks for the password itself; "Basic" would make the browser ask as well.
        var scheme = isScriptOfPage(request) ? "ScriptBasic" : "Basic";
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                refusal instanceof OAuth2AuthenticationException
                        ? "Bearer realm=\"Counterfoil\", error=\"invalid_token\""
                        : scheme + " realm=\"Counterfoil\", charset=\"UTF-8\"");
        if (request.getRequestURI().startsWith("/api/")) {
            // The front door makes of it a problem like every other, with code and trace id.
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            Problems.write(
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "Unauthorized",
                    "Log in with HTTP Basic or a bearer token. Login, password or token is missing or wrong, or the"
                            + " login is locked for some seconds.");
        }
    }

    private static boolean isScriptOfPage(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }
}
