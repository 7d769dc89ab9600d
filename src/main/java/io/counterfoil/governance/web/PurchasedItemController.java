package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.actual.PurchaseSaving;
import io.counterfoil.governance.actual.PurchaseSavings;
import io.counterfoil.governance.actual.PurchasedItem;
import io.counterfoil.governance.actual.PurchasedItems;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.identity.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Value of measures")
@RestController
@RequestMapping(MeasureController.PATH + "/{measure}")
class PurchasedItemController {
    private final Measures measures;
    private final PurchasedItems items;
    private final PurchaseSavings savings;

    PurchasedItemController(Measures measures, PurchasedItems items, PurchaseSavings savings) {
        this.measures = measures;
        this.items = items;
        this.savings = savings;
    }

    record ItemsRequest(@NotNull @Size(max = 100) List<@NotNull @Valid StatedItem> items) {
        List<PurchasedItem> stated() {
            return items.stream().map(StatedItem::stated).toList();
        }
    }

    /** An order line is meant if it answers to all keys stated; one of the first three is needed. */
    record StatedItem(
            @Nullable String supplierNumber,
            @Nullable @Size(max = 200) String description,
            @Nullable String category,
            @Nullable String costCentre,
            @NotNull String unit,
            @NotNull BigDecimal baselinePrice,
            @NotNull LocalDate validFrom) {
        PurchasedItem stated() {
            return new PurchasedItem(supplierNumber, description, category, costCentre, unit, baselinePrice, validFrom);
        }
    }

    /** All of a measure. */
    record Everything<T>(
            List<T> items, @JsonProperty("_links") Links links) {}

    /** With the addresses of the invoice, its order and the journal entry. */
    record LinkedSaving(
            @JsonUnwrapped PurchaseSaving saving,
            @JsonProperty("_links") Links links) {
        static LinkedSaving of(PurchaseSaving saving) {
            var invoice = BusinessKeyPath.encode(saving.invoiceKey());
            return new LinkedSaving(
                    saving,
                    Links.self("/api/v1/supplier-invoices/" + invoice)
                            .and("case", "/api/v1/cases/" + invoice)
                            .and("order", "/api/v1/purchase-orders/" + BusinessKeyPath.encode(saving.orderNumber()))
                            .and("journalEntry", "/api/v1/journal-entries/" + saving.journalEntry()));
        }
    }

    @Operation(summary = "List what a savings measure buys, with its baseline prices")
    @GetMapping("/purchased-items")
    Everything<PurchasedItem> items(@PathVariable String measure) {
        measures.get(measure);
        return new Everything<>(items.of(measure), self(measure, "purchased-items"));
    }

    @Operation(
            summary = "State anew what a savings measure buys, and at which price it began",
            description =
                    "By its owner, until D3 freezes the prices. From D3 on every booked invoice line that is one of"
                            + " these counts baseline price × quantity less what was invoiced, as an actual value.")
    @PutMapping("/purchased-items")
    Everything<PurchasedItem> state(
            @PathVariable String measure, @Valid @RequestBody ItemsRequest request, Person caller) {
        return new Everything<>(
                items.state(measure, request.stated(), caller.login()), self(measure, "purchased-items"));
    }

    @Operation(summary = "List what each invoice line saved, with the invoice and the journal entry behind it")
    @GetMapping("/purchase-savings")
    Everything<LinkedSaving> savings(@PathVariable String measure) {
        measures.get(measure);
        return new Everything<>(
                savings.of(measure).stream().map(LinkedSaving::of).toList(), self(measure, "purchase-savings"));
    }

    private static Links self(String measure, String what) {
        return Links.self(MeasureController.PATH + "/" + measure + "/" + what);
    }
}
