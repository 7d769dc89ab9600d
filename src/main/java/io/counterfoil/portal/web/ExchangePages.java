package io.counterfoil.portal.web;

import io.counterfoil.exchange.board.ExchangeBoard;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.exchange.inbox.Inbox;
import io.counterfoil.exchange.outbox.ExchangeOutbox;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;

/**
 * The register of contracts, for everybody, and the board of the flows: from the lights to one message with what it
 * carries and the button that delivers it again.
 */
@Controller
class ExchangePages {
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 10_000;
    private static final int MOST_SHOWN = 20_000;
    private static final Role[] READERS = {
        Role.OPERATOR, Role.CONTROLLER, Role.VENDOR_MASTER_STEWARD, Role.ACCOUNTS_PAYABLE, Role.BUYER, Role.CFO
    };

    private final ExchangeBoard board;
    private final ExchangeContracts contracts;
    private final Inbox inbox;
    private final ExchangeOutbox outbox;
    private final HeldRecords held;
    private final Clock clock;

    ExchangePages(
            ExchangeBoard board,
            ExchangeContracts contracts,
            Inbox inbox,
            ExchangeOutbox outbox,
            HeldRecords held,
            Clock clock) {
        this.board = board;
        this.contracts = contracts;
        this.inbox = inbox;
        this.outbox = outbox;
        this.held = held;
        this.clock = clock;
    }

    @GetMapping("/contracts")
    ModelAndView register() {
        return new ModelAndView("exchange/contracts", Map.of("contracts", contracts.all()));
    }

    @GetMapping("/contracts/{contract}")
    ModelAndView contract(@PathVariable String contract) {
        return new ModelAndView(
                "exchange/contract",
                Map.of("contract", contracts.get(contract), "versions", contracts.versions(contract)));
    }

    @GetMapping("/exchange")
    ModelAndView board(Person caller) {
        caller.mustBeOneOf(READERS);
        return new ModelAndView(
                "exchange/board", Map.of("flows", board.all(), "held", held.open(PAGE, 0), "now", clock.instant()));
    }

    @GetMapping("/exchange/{contract}")
    ModelAndView flow(@PathVariable String contract, @RequestParam(defaultValue = "1") int page, Person caller) {
        caller.mustBeOneOf(READERS);
        var shown = Math.min(Math.max(page, 1), LAST_PAGE);
        var offset = (shown - 1L) * PAGE;
        var came = inbox.page(contract, null, PAGE + 1, offset);
        var went = outbox.page(contract, null, PAGE + 1, offset);
        var model = new HashMap<String, Object>();
        model.put("flow", board.of(contract));
        model.put("now", clock.instant());
        model.put("came", came.subList(0, Math.min(came.size(), PAGE)));
        model.put("went", went.subList(0, Math.min(went.size(), PAGE)));
        model.put("page", shown);
        model.put("more", came.size() > PAGE || went.size() > PAGE);
        return new ModelAndView("exchange/flow", model);
    }

    @GetMapping("/exchange/inbox/{message}")
    ModelAndView incoming(@PathVariable long message, Person caller) {
        caller.mustBeOneOf(READERS);
        var found = inbox.get(message);
        return new ModelAndView(
                "exchange/incoming",
                Map.of(
                        "message", found,
                        "contract", contracts.get(found.contract()),
                        "values", inbox.values(found),
                        "payload", shown(inbox.payload(found))));
    }

    @GetMapping("/exchange/outbox/{message}")
    ModelAndView outgoing(@PathVariable long message, Person caller) {
        return outgoing(message, "", HttpStatus.OK, caller);
    }

    @PostMapping("/exchange/outbox/{message}/replay")
    ModelAndView replay(@PathVariable long message, @RequestParam String reason, Person caller) {
        caller.mustBeOneOf(Role.OPERATOR);
        try {
            outbox.replay(outbox.get(message).contract(), List.of(message), reason, caller.login());
            return new ModelAndView("redirect:/exchange/outbox/" + message);
        } catch (Forbidden | NotFound refusal) {
            throw refusal;
        } catch (BusinessRuleViolation refusal) {
            return outgoing(message, refusal.getMessage(), HttpStatus.UNPROCESSABLE_ENTITY, caller);
        }
    }

    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal, HttpServletRequest request) {
        request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
        return refused(refusal, HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler
    ModelAndView refuse(NotFound unknown) {
        return refused(unknown, HttpStatus.NOT_FOUND);
    }

    private ModelAndView outgoing(long message, String refusal, HttpStatus status, Person caller) {
        caller.mustBeOneOf(READERS);
        var found = outbox.get(message);
        return new ModelAndView(
                "exchange/outgoing",
                Map.of(
                        "message",
                        found,
                        "contract",
                        contracts.get(found.contract()),
                        "payload",
                        shown(outbox.payload(found)),
                        "refusal",
                        refusal,
                        "mayReplay",
                        caller.is(Role.OPERATOR) && !caller.is(Role.ADMINISTRATOR)),
                status);
    }

    private static ModelAndView refused(BusinessRuleViolation refusal, HttpStatus status) {
        return new ModelAndView("invoices/refused", Map.of("reason", refusal.getMessage()), status);
    }

    /** Text as text, its beginning if it is long; of anything else only how much it is. */
    private static String shown(byte[] payload) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return text.length() <= MOST_SHOWN
                    ? text
                    : text.substring(0, MOST_SHOWN) + "\n... (" + payload.length + " bytes)";
        } catch (CharacterCodingException binary) {
            return payload.length + " bytes that are no text";
        }
    }
}
