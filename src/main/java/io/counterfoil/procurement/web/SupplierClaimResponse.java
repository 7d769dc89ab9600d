package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.claim.SupplierClaim;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A claim against a supplier as callers see it. */
record SupplierClaimResponse(
        String businessKey,
        SupplierClaim.State state,
        SupplierClaim.Kind kind,
        String supplierNumber,
        String orderNumber,
        int orderLine,
        String cause,
        String currency,
        BigDecimal amount,
        BigDecimal openAmount,
        String openedBy,
        Instant openedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        @JsonProperty("_links") Links links) {

    static SupplierClaimResponse of(SupplierClaim claim) {
        return new SupplierClaimResponse(
                claim.claimNumber(),
                claim.state(),
                claim.kind(),
                claim.supplierNumber(),
                claim.orderNumber(),
                claim.orderLine(),
                claim.cause(),
                claim.currency(),
                new Money(claim.amount(), claim.currency()).rounded().amount(),
                claim.open().amount(),
                claim.openedBy(),
                claim.openedAt(),
                claim.closedBy(),
                claim.closedAt(),
                claim.closeReason().isEmpty() ? null : claim.closeReason(),
                Links.self(SupplierClaimController.PATH + "/" + BusinessKeyPath.encode(claim.claimNumber()))
                        .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(claim.claimNumber()))
                        .and("order", "/api/v1/purchase-orders/" + BusinessKeyPath.encode(claim.orderNumber())));
    }
}
