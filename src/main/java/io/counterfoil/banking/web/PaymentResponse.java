package io.counterfoil.banking.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.banking.Payment;
import io.counterfoil.banking.PaymentState;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment as callers see it. Its business key is its invoice's.
 *
 * @param part 0 for the whole invoice or what earlier parts left; 1, 2, ... for parts paid while it was held
 */
record PaymentResponse(
        String businessKey,
        int part,
        PaymentState state,
        String supplierNumber,
        String creditorName,
        String iban,
        @Nullable String bic,
        BigDecimal amount,
        String currency,
        LocalDate dueDate,
        String remittance,
        String endToEndId,
        @Nullable String paymentRun,
        @Nullable String returnedReason,
        Instant scheduledAt,
        BigDecimal credited,
        @Nullable BigDecimal discountPercent,
        @Nullable LocalDate discountUntil,
        BigDecimal transferAmount,
        @JsonProperty("_links") Links links) {

    static PaymentResponse of(Payment payment) {
        var key = BusinessKeyPath.encode(payment.invoiceKey());
        var links = Links.self(addressOf(payment.invoiceKey()))
                .and("case", "/api/v1/cases/" + key)
                .and("invoice", "/api/v1/supplier-invoices/" + key);
        var run = payment.runNumber();
        return new PaymentResponse(
                payment.invoiceKey(),
                payment.part(),
                payment.state(),
                payment.supplierNumber(),
                payment.creditorName(),
                payment.iban(),
                payment.bic(),
                payment.money().amount(),
                payment.currency(),
                payment.dueDate(),
                payment.remittance(),
                payment.endToEndId(),
                run,
                payment.returnedReason(),
                payment.scheduledAt(),
                new Money(payment.credited(), payment.currency()).rounded().amount(),
                payment.discountUntil() == null
                        ? null
                        : payment.discountPercent().stripTrailingZeros(),
                payment.discountUntil(),
                payment.transfer().amount(),
                run == null ? links : links.and("payment-run", PaymentRunResponse.addressOf(run)));
    }

    static String addressOf(String invoiceKey) {
        return PaymentController.PATH + "?invoice=" + URLEncoder.encode(invoiceKey, StandardCharsets.UTF_8);
    }
}
