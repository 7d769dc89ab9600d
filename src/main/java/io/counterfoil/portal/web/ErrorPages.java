package io.counterfoil.portal.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a person reads when a page cannot be given. The APIs tell their problems themselves. */
@Controller
class ErrorPages implements ErrorController {
    @RequestMapping("/error")
    Object tell(HttpServletRequest request) {
        var status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(HttpStatus::resolve)
                .orElse(HttpStatus.NOT_FOUND);
        return isEngines(request)
                ? ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("status", status.value(), "error", status.getReasonPhrase()))
                : new ModelAndView("error", Map.of("title", title(status), "advice", advice(status)), status);
    }

    private static boolean isEngines(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && (path.startsWith("/engine-rest") || path.startsWith("/camunda/api"));
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is no such page";
            case FORBIDDEN -> "This is not for you";
            default -> status.is4xxClientError() ? "This address cannot be understood" : "Something went wrong here";
        };
    }

    private static String advice(HttpStatus status) {
        if (status == HttpStatus.FORBIDDEN) {
            return "Your roles do not allow this, or the page was open for too long. Load it again.";
        }
        return status.is4xxClientError()
                ? "Check the address, or start from one of the pages above."
                : "Nothing was changed. Try again; if it stays so, tell your operator when it happened.";
    }
}
