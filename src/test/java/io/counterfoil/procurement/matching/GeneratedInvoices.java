package io.counterfoil.procurement.matching;

import io.counterfoil.procurement.matching.GeneratedInvoice.Truth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;

/**
 * Invoices with known truth, made from real orders and receipts: 45 % clean, 25 % with differences within the limits,
 * 30 % with something that must not be paid unseen, every reason in turn. The truth follows from how each was made,
 * in whole numbers; the rules under test are not asked.
 */
public final class GeneratedInvoices {
    private static final int ATTEMPTS = 10_000;

    private final List<List<RealOrderLines.Line>> orders;
    private final Random random;

    /** The same seed gives the same invoices. */
    public GeneratedInvoices(List<List<RealOrderLines.Line>> orders, long seed) {
        this.orders = orders;
        this.random = new Random(seed);
    }

    public List<GeneratedInvoice> draw(int count) {
        var drawn = new ArrayList<GeneratedInvoice>(count);
        var turns = new EnumMap<Truth, Integer>(Truth.class);
        for (int i = 0; i < count; i++) {
            var truth = truth(i % 20);
            var choices = Injections.ALL.stream()
                    .filter(injection -> injection.truth() == truth)
                    .toList();
            int turn = turns.merge(truth, 1, Integer::sum);
            drawn.add(draw(i + 1, choices.get(turn % choices.size())));
        }
        return drawn;
    }

    private static Truth truth(int ofTwenty) {
        return ofTwenty < 9 ? Truth.CLEAN : ofTwenty < 14 ? Truth.WITHIN : Truth.FAULTY;
    }

    private GeneratedInvoice draw(int number, Injections.Injection injection) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var draft = new Draft(random, orders.get(random.nextInt(orders.size())));
            if (isWorthSomething(draft) && injection.into().test(draft) && isWorthSomething(draft)) {
                return draft.build(number, injection.story(), injection.truth(), injection.keys());
            }
        }
        throw new IllegalStateException("no order allows: " + injection.story());
    }

    /** Quantities that round to nothing in their currency have no variance of any percentage. */
    private static boolean isWorthSomething(Draft draft) {
        return draft.lines.stream().allMatch(line -> line.price == 0 || line.worth(line.billed) > 0);
    }
}
