package io.counterfoil.procurement.process;

import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.procurement.order.PurchasingSystem;
import io.counterfoil.procurement.requisition.Requisition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The product's own books, at the far end of a line that a test may cut. */
final class UnreliablePurchasing implements PurchasingSystem {
    private final PurchasingSystem books;
    private final List<String> placed = new CopyOnWriteArrayList<>();
    private volatile Line line = Line.GOOD;

    enum Line {
        GOOD,
        LOSES_THE_ANSWER,
        DEAD
    }

    UnreliablePurchasing(PurchasingSystem books) {
        this.books = books;
    }

    void become(Line now) {
        line = now;
    }

    /** How often this requisition's order was placed. */
    long placedFor(String requisitionNumber) {
        return placed.stream().filter(requisitionNumber::equals).count();
    }

    @Override
    public Optional<String> findOrderFor(String requisitionNumber) {
        return books.findOrderFor(requisitionNumber);
    }

    @Override
    public String placeOrder(Requisition requisition) {
        if (line == Line.DEAD) {
            throw new ExternalSystemUnavailable("no answer", new IOException());
        }
        var number = books.placeOrder(requisition);
        placed.add(requisition.requisitionNumber());
        if (line == Line.LOSES_THE_ANSWER) {
            throw new ExternalSystemUnavailable("the answer was lost", new IOException());
        }
        return number;
    }
}
