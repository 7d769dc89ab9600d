package io.counterfoil.banking.web;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list with the filters that are set. */
final class PaymentListAddress {
    private PaymentListAddress() {}

    static String of(String state, String run) {
        var address = UriComponentsBuilder.fromPath(PaymentController.PATH);
        if (!state.isEmpty()) {
            address.queryParam("state", "{state}");
        }
        if (!run.isEmpty()) {
            address.queryParam("run", "{run}");
        }
        return address.encode()
                .buildAndExpand(Map.of("state", state, "run", run))
                .toUriString();
    }
}
