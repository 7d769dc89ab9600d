package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.portfolio.Portfolio;
import io.counterfoil.governance.portfolio.PortfolioView;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Portfolio")
@RestController
@RequestMapping("/api/v1")
class PortfolioController {
    private final Portfolio portfolio;
    private final ReportingRates rates;

    PortfolioController(Portfolio portfolio, ReportingRates rates) {
        this.portfolio = portfolio;
        this.rates = rates;
    }

    record PortfolioResponse(
            @JsonUnwrapped PortfolioView view,
            @JsonProperty("_links") Links links) {}

    /** Units of the currency for one of the reporting currency. */
    record RateRequest(@NotNull BigDecimal rate) {}

    record RatesResponse(
            String reportingCurrency,
            List<ReportingRates.Rate> items,
            @JsonProperty("_links") Links links) {}

    @Operation(
            summary = "Read a node of the portfolio with what its measures add up to",
            description = "Sums in the reporting currency by R1 to R7: plan at plan rate, actual at the average of its"
                    + " period, both lights, the pipeline apart. Nothing is typed at a node.")
    @GetMapping("/portfolio")
    PortfolioResponse read(@RequestParam(required = false) @Nullable String node) {
        var view = portfolio
                .of(node)
                .orElseThrow(() -> new NotFound("STRUCTURE_NODE_UNKNOWN", "there is no structure node " + node));
        return new PortfolioResponse(view, Links.self("/api/v1/portfolio" + (node == null ? "" : "?node=" + node)));
    }

    @Operation(summary = "List the rates that measures in other currencies are added up with")
    @GetMapping("/reporting-rates")
    RatesResponse rates() {
        return new RatesResponse(
                ReportingRates.reportingCurrency(), rates.all(), Links.self("/api/v1/reporting-rates"));
    }

    @Operation(
            summary = "Add a plan, average or closing rate",
            description = "Units of the currency for one of the reporting currency, 1.10 for USD for example. It holds"
                    + " until a later period has its own. 409 if another one stands there: a rate is never changed.")
    @PutMapping("/reporting-rates/{currency}/{kind}/{period}")
    ReportingRates.Rate add(
            @PathVariable String currency,
            @PathVariable ReportingRates.Kind kind,
            @PathVariable YearMonth period,
            @Valid @RequestBody RateRequest request,
            Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER, Role.INTEGRATION);
        return rates.add(new ReportingRates.Rate(currency, kind, period, request.rate()), caller.login());
    }
}
