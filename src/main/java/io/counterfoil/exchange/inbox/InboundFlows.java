package io.counterfoil.exchange.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which module takes the records of which contract. */
@Component
class InboundFlows {
    private final Map<String, InboundFlow> byContract;

    InboundFlows(List<InboundFlow> flows) {
        this.byContract = flows.stream().collect(Collectors.toMap(InboundFlow::contract, Function.identity()));
    }

    boolean has(String contract) {
        return byContract.containsKey(contract);
    }

    /** @throws IllegalStateException if no module takes them */
    InboundFlow of(String contract) {
        return Optional.ofNullable(byContract.get(contract))
                .orElseThrow(() -> new IllegalStateException("no module takes records of the contract " + contract));
    }
}
