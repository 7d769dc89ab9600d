package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.GeneratedInvoice.Truth.CLEAN;
import static io.counterfoil.procurement.matching.GeneratedInvoice.Truth.FAULTY;
import static io.counterfoil.procurement.matching.GeneratedInvoice.Truth.WITHIN;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.FOUR_WAY;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.NONE;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.THREE_WAY;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.TWO_WAY;

import io.counterfoil.procurement.matching.GeneratedInvoice.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What may be done to ordinary documents, and what must come of it. Each answers whether the documents at hand allow
 * it; if not, others are drawn. Differences are often exactly on a limit, or the smallest step beyond.
 */
final class Injections {
    private Injections() {}

    /** @param keys the reasons that must be given; those of faulty documents only */
    record Injection(Truth truth, String story, Set<String> keys, Predicate<Draft> into) {}

    static final List<Injection> ALL = Stream.of(
                    clean(), within(), prices(), quantities(), amounts(), documents(), elsewhere())
            .flatMap(List::stream)
            .toList();

    private static Injection clean(String story, Predicate<Draft> into) {
        return new Injection(CLEAN, story, Set.of(), into);
    }

    private static Injection within(String story, Predicate<Draft> into) {
        return new Injection(WITHIN, story, Set.of(), into);
    }

    private static Injection faulty(String story, String keys, Predicate<Draft> into) {
        return new Injection(FAULTY, story, Set.of(keys.split(",")), into);
    }

    private static List<Injection> clean() {
        return List.of(
                clean("as ordered and received", draft -> true),
                clean("as ordered and received, again", draft -> true),
                clean("early for little money", draft -> early(draft, false)),
                clean("resembles another, receipts prove both", draft -> resembling(draft, THREE_WAY)),
                clean("billed by receipt", draft -> byReceipt(draft, 0)),
                clean("agreed over-delivery", draft -> overDelivered(draft, 0)),
                clean("rejected goods not billed", draft -> rejected(draft, false)),
                clean("free goods", Injections::free),
                clean("service as accepted", draft -> service(draft, 0)),
                clean("blanket order up to its limit", draft -> blanket(draft, 0)),
                clean("planned freight", draft -> freight(draft, 0)),
                clean("catch weight as received", draft -> weight(draft, 0)),
                clean("prepayment as agreed", draft -> request(draft, InvoiceKind.PREPAYMENT_REQUEST, 0)),
                clean("retention as kept back", draft -> request(draft, InvoiceKind.RETENTION_RELEASE, 0)),
                clean("credit of billed goods", draft -> credit(draft, 0)),
                clean("returned and credited", draft -> returned(draft, true)),
                clean("not drawn as a sample", draft -> sample(draft, 200 + draft.random.nextInt(9_800))));
    }

    private static List<Injection> within() {
        return List.of(
                within(
                        "dearer within",
                        draft -> dearer(draft, upTo(draft, draft.target().mostVariance()))),
                within("cheaper", draft -> cheaper(draft, false)),
                within("much cheaper", draft -> cheaper(draft, true)),
                within("dearer in all within", draft -> cumulative(draft, false)),
                within("more than received within", draft -> undelivered(draft, false)),
                within("excess worth exactly the limit", draft -> worthTheLimit(draft, 0)),
                within("freight above plan within", draft -> freight(draft, 1)),
                within("unplanned freight within", draft -> unplannedFreight(draft, false)),
                within("tax off by cents", draft -> tax(draft, upTo(draft, draft.cents()))),
                within("total off by cents", draft -> total(draft, upTo(draft, draft.cents()))),
                within("service above acceptance within", draft -> service(draft, 1)),
                within("blanket order exceeded within", draft -> blanket(draft, 1)),
                within("heavier within", draft -> weight(draft, 1)),
                within("subsequent debit within", draft -> debit(draft, false)));
    }

    private static List<Injection> prices() {
        return List.of(
                faulty(
                        "dearer",
                        "PRC",
                        draft -> dearer(draft, draft.beyond(draft.target().mostVariance()))),
                faulty(
                        "free goods charged",
                        "PRC",
                        draft -> free(draft) && dearer(draft, 1 + draft.random.nextInt(99))),
                faulty("dearer in all", "CUM", draft -> cumulative(draft, true)),
                faulty("subsequent debit", "PRC", draft -> debit(draft, true)),
                faulty(
                        "dearer and short",
                        "PRC,QTY",
                        draft -> undelivered(draft, true)
                                && dearer(draft, draft.beyond(draft.target().mostVariance()))));
    }

    private static List<Injection> quantities() {
        return List.of(
                faulty("more than received", "QTY", draft -> undelivered(draft, true)),
                faulty("excess worth a trifle more than the limit", "QTY", draft -> worthTheLimit(draft, 1)),
                faulty("all received was billed", "QTY", Injections::billedAgain),
                faulty("returned", "QTY", draft -> returned(draft, false)),
                faulty("rejected goods billed", "QTY", draft -> rejected(draft, true)),
                faulty("more than this receipt", "QTY", draft -> byReceipt(draft, 1)),
                faulty("nothing came", "GR", draft -> nothingCame(draft, false)),
                faulty("receipt reversed", "GR", draft -> nothingCame(draft, true)),
                faulty("more than ordered", "ORD", draft -> overDelivered(draft, 1)),
                faulty("more than ordered, two-way", "ORD", Injections::moreThanOrderedTwoWay),
                faulty("more than ordered and received", "QTY,ORD", Injections::moreThanAll),
                faulty("resembles another and short", "DUP,QTY", draft -> undelivered(draft, true) && near(draft)),
                faulty("resembles another, no receipts", "DUP", draft -> resembling(draft, TWO_WAY)));
    }

    private static List<Injection> amounts() {
        return List.of(
                faulty("heavier", "OPU", draft -> weight(draft, 2)),
                faulty("service above acceptance", "AMT", draft -> service(draft, 2)),
                faulty("service nobody accepted", "AMT", draft -> service(draft, 3)),
                faulty("blanket order exceeded", "BLK", draft -> blanket(draft, 2)),
                faulty("outside a blanket order's validity", "BLKDATE", draft -> blanket(draft, 3)),
                faulty("freight above plan", "FRT", draft -> freight(draft, 2)),
                faulty("unplanned freight", "FRTU", draft -> unplannedFreight(draft, true)),
                faulty("early for much money", "DATE", draft -> early(draft, true)),
                faulty(
                        "more prepayment than agreed",
                        "PREPAY",
                        draft -> request(draft, InvoiceKind.PREPAYMENT_REQUEST, 1)),
                faulty(
                        "more retention than kept back",
                        "RET",
                        draft -> request(draft, InvoiceKind.RETENTION_RELEASE, 1)),
                faulty("credit of more than was billed", "CRED", draft -> credit(draft, 1)));
    }

    private static List<Injection> documents() {
        return List.of(
                faulty("too much tax", "TAX", draft -> tax(draft, draft.beyond(draft.cents()))),
                faulty("too little tax", "TAX", draft -> tax(draft, -draft.beyond(draft.cents()))),
                faulty("another tax rate", "TAX", Injections::otherRate),
                faulty("more than any rate", "TAX_RATE", Injections::noRate),
                faulty("total too high", "TOT", draft -> total(draft, draft.beyond(draft.cents()))),
                faulty("total too low", "TOT", draft -> total(draft, -draft.beyond(draft.cents()))),
                faulty("another currency", "CCY", Injections::otherCurrency),
                faulty("another supplier", "SUP", draft -> does(() -> draft.billedBy = "STRANGE0001")),
                faulty("order not approved", "POSTAT", draft -> does(() -> draft.state = Order.State.UNAPPROVED)),
                faulty("order closed", "POSTAT", draft -> does(() -> draft.state = Order.State.CLOSED)),
                faulty("unit without conversion", "UOM", draft -> does(() -> draft.target().strangeUnit = "SACK")),
                faulty("no such order line", "LINE", draft -> does(() -> draft.target().unknownLine = true)),
                faulty("negative charge", "SIGN", Injections::negative),
                faulty("no receipt named", "RCPT", Injections::noReceiptNamed),
                faulty("exempt line", "NONE", draft -> does(() -> draft.target().way = NONE)),
                faulty("drawn as a sample", "SAMPLE", draft -> sample(draft, draft.random.nextInt(200))));
    }

    private static List<Injection> elsewhere() {
        return List.of(
                faulty("bank account changed", "BANK", draft -> objecting(draft, "BANK", Outcome.HOLD)),
                faulty("number used before", "DUP_NUMBER", draft -> objecting(draft, "DUP_NUMBER", Outcome.HOLD)),
                faulty("the same document again", "DUP", draft -> objecting(draft, "DUP", Outcome.REJECT)),
                faulty("settled by ourselves", "ERS", draft -> objecting(draft, "ERS", Outcome.REJECT)),
                faulty(
                        "credit of an unknown invoice",
                        "REF",
                        draft -> credit(draft, 0) && objecting(draft, "REF", Outcome.PARK)));
    }

    private static boolean does(Runnable change) {
        change.run();
        return true;
    }

    private static long upTo(Draft draft, long most) {
        return most < 1 ? 0 : draft.upTo(most);
    }

    private static boolean dearer(Draft draft, long difference) {
        draft.target().net += difference;
        return difference > 0;
    }

    private static boolean cheaper(Draft draft, boolean much) {
        var line = draft.target();
        long some = line.net * 50 / 1000;
        if (some < 1 || line.net < 4) {
            return false;
        }
        line.net -= much ? some + 1 + draft.random.nextLong(line.net / 2) : draft.upTo(some);
        return line.net > 0;
    }

    private static boolean cumulative(Draft draft, boolean beyond) {
        var line = draft.target();
        if (line.prior == 0 || line.mostVariance() < 1) {
            return false;
        }
        long now = draft.upTo(line.mostVariance());
        long most = draft.most("50.00", 20, line.worth(line.prior) + line.worth(line.billed));
        line.priorVariance = beyond ? draft.beyond(most - now) : most - now;
        return dearer(draft, now);
    }

    private static boolean free(Draft draft) {
        draft.alone();
        var line = draft.target();
        line.price = 0;
        line.bill(line.billed);
        draft.totals = false;
        return true;
    }

    /** Billed as ordered, but so much less came that the excess is just beyond the limits, or within. */
    private static boolean undelivered(Draft draft, boolean beyond) {
        var line = draft.target();
        long least = 1;
        while (least < line.ordered && draft.excessIsWithin(least, line.price, line.ordered - least)) {
            least++;
        }
        if (beyond ? least >= line.ordered : least < 2) {
            return false;
        }
        long excess = beyond ? Math.min(line.ordered - 1, draft.beyond(least - 1)) : draft.upTo(least - 1);
        line.became(THREE_WAY, line.ordered, line.ordered - excess, line.ordered);
        return true;
    }

    /** The price is what makes the excess worth the limit to the last decimal, or a ten-thousandth more. */
    private static boolean worthTheLimit(Draft draft, int more) {
        var line = draft.target();
        long excess = 1 + draft.random.nextLong(Math.max(1, line.ordered / 101));
        long limit = draft.limit("25.00") * Draft.pow(4 - draft.digits);
        if (limit % excess != 0 || (line.ordered - excess) < excess * 100) {
            return false;
        }
        line.price = limit / excess + more;
        line.became(THREE_WAY, line.ordered, line.ordered - excess, line.ordered);
        return true;
    }

    private static boolean billedAgain(Draft draft) {
        var line = draft.target();
        if (line.ordered < 4) {
            return false;
        }
        long came = line.ordered / 2;
        line.became(THREE_WAY, line.ordered, came, 1 + draft.random.nextLong(line.ordered - came));
        line.prior = came;
        return true;
    }

    private static boolean returned(Draft draft, boolean credited) {
        var line = draft.target();
        if (line.ordered < 4) {
            return false;
        }
        line.became(THREE_WAY, line.ordered, line.ordered, line.ordered);
        line.receipts = new long[] {line.ordered};
        line.returned = 2 + draft.random.nextLong(line.ordered - 3);
        if (credited) {
            var unit = line.unit;
            draft.credits.add(new Background.Credit(
                    "CN-1",
                    1,
                    BigDecimal.valueOf(line.returned),
                    unit,
                    draft.money(line.net - line.worth(line.ordered - line.returned))));
        }
        return credited || !draft.excessIsWithin(line.returned, line.price, line.ordered - line.returned);
    }

    /** As it really was: rejected goods are not accepted, and billed or not. */
    private static boolean rejected(Draft draft, boolean billed) {
        var line = draft.target();
        long rejected = line.received() - line.accepted;
        if (rejected == 0 || line.accepted < 1 || line.received() > line.ordered) {
            return false;
        }
        line.way = FOUR_WAY;
        line.prior = 0;
        line.bill(billed ? line.received() : line.accepted);
        return !billed || !draft.excessIsWithin(rejected, line.price, line.accepted);
    }

    private static boolean byReceipt(Draft draft, int more) {
        var line = draft.target();
        long half = line.ordered / 2;
        if (half < 3) {
            return false;
        }
        line.became(THREE_WAY, line.ordered, line.ordered, half);
        line.basis = MatchPolicy.Basis.RECEIPT;
        line.receipts = new long[] {line.ordered - half, half};
        line.billedReceipt = "GR-2";
        if (more == 0) {
            return true;
        }
        long excess = 1 + draft.random.nextLong(line.ordered - half);
        line.bill(half + excess);
        return !draft.excessIsWithin(excess, line.price, half);
    }

    private static boolean nothingCame(Draft draft, boolean reversed) {
        var line = draft.target();
        long ordered = line.ordered;
        line.became(THREE_WAY, ordered, reversed ? ordered : 0, 1 + draft.random.nextLong(ordered));
        if (reversed) {
            line.receipts = new long[] {ordered};
            line.reversed = ordered;
        }
        return true;
    }

    private static boolean overDelivered(Draft draft, int more) {
        var line = draft.target();
        line.overPercent = more == 0 ? 5 : draft.random.nextInt(2) * 5L;
        long most = line.ordered * (100 + line.overPercent) / 100;
        long billed = most + (more == 0 ? 0 : draft.upTo(3));
        line.became(THREE_WAY, line.ordered, billed, billed);
        return more > 0 || most > line.ordered;
    }

    private static boolean moreThanOrderedTwoWay(Draft draft) {
        var line = draft.target();
        line.became(TWO_WAY, line.ordered, 0, line.ordered + draft.upTo(3));
        return true;
    }

    private static boolean moreThanAll(Draft draft) {
        var line = draft.target();
        long excess = 1 + draft.random.nextLong(line.ordered);
        line.became(THREE_WAY, line.ordered, line.ordered, line.ordered + excess);
        return !draft.excessIsWithin(excess, line.price, line.ordered);
    }

    private static boolean near(Draft draft) {
        draft.near.add(new Background.NearDuplicate("INV-1", new BigDecimal("0.81")));
        return true;
    }

    private static boolean resembling(Draft draft, MatchPolicy.Way way) {
        for (var line : draft.lines) {
            line.became(way, line.ordered, line.ordered, line.ordered);
        }
        return near(draft);
    }

    /** Difference: 0 none, 1 within, 2 beyond. */
    private static boolean weight(Draft draft, int difference) {
        var line = draft.target();
        line.became(THREE_WAY, line.ordered, line.ordered, line.ordered);
        line.receipts = new long[] {line.ordered};
        line.packed = false;
        line.nominalWeight = line.ordered * 2 + draft.random.nextLong(line.ordered);
        line.receivedWeight = line.nominalWeight - draft.random.nextLong(line.ordered);
        long most = Math.min(
                draft.limit("50.00") * Draft.pow(4 - draft.digits) / line.price, line.receivedWeight * 20 / 1000);
        long more = difference == 0 ? 0 : difference == 1 ? upTo(draft, most) : draft.beyond(most);
        line.billedWeight = line.receivedWeight + more;
        line.net = line.worth(line.billedWeight);
        return difference == 0 || more > 0;
    }

    /** Difference: 0 none, 1 within, 2 beyond, 3 nothing was accepted. */
    private static boolean service(Draft draft, int difference) {
        var line = draft.target();
        line.became(THREE_WAY, line.ordered, 0, 1);
        line.kind = Order.Kind.SERVICE;
        long open = Math.max(1, line.worth(line.ordered) / 2);
        line.acceptedAmount = difference == 3 ? 0 : open;
        long most = draft.most("20.00", 10, open);
        line.net = open + (difference == 1 ? upTo(draft, most) : difference == 2 ? draft.beyond(most) : 0);
        return difference != 1 || most > 0;
    }

    /** Difference: 0 none, 1 within, 2 beyond, 3 the day is wrong. */
    private static boolean blanket(Draft draft, int difference) {
        var line = draft.target();
        long worth = line.worth(line.ordered);
        if (worth < 4) {
            return false;
        }
        line.became(THREE_WAY, line.ordered, 0, 1);
        line.kind = Order.Kind.BLANKET;
        line.validFrom = draft.issued.minusDays(100);
        line.validTo = draft.issued.plusDays(10);
        line.served = difference == 3
                ? draft.random.nextBoolean() ? line.validTo.plusDays(1) : line.validFrom.minusDays(1)
                : draft.issued.minusDays(draft.random.nextInt(100));
        line.prior = 1;
        line.priorAmount = worth / 2;
        long most = draft.most("10.00", 10, worth);
        line.net = worth
                - line.priorAmount
                + (difference == 1 ? upTo(draft, most) : difference == 2 ? draft.beyond(most) : 0);
        return difference != 1 || most > 0;
    }

    /** Difference: 0 none, 1 within, 2 beyond. */
    private static boolean freight(Draft draft, int difference) {
        draft.stateTotals();
        var line = draft.target();
        line.plannedFreight = 100 + line.worth(line.ordered) / 40;
        long planned = (2 * line.plannedFreight * line.billed + line.ordered) / (2 * line.ordered);
        long most = draft.most("10.00", 100, planned);
        draft.charges = planned + (difference == 1 ? upTo(draft, most) : difference == 2 ? draft.beyond(most) : 0);
        return draft.goods() >= 1_000 && (difference != 1 || most > 0);
    }

    private static boolean unplannedFreight(Draft draft, boolean beyond) {
        draft.stateTotals();
        long most = draft.most("25.00", 50, draft.goods());
        draft.charges = beyond ? draft.beyond(most) : upTo(draft, most);
        return draft.goods() >= 1_000 && draft.charges > 0;
    }

    private static boolean tax(Draft draft, long off) {
        draft.stateTotals();
        draft.taxOff = off;
        return draft.goods() >= 1_000 && off != 0 && Math.abs(off) < draft.goods() / 20;
    }

    private static boolean total(Draft draft, long off) {
        draft.stateTotals();
        draft.totalOff = draft.random.nextBoolean() ? off : -off;
        return draft.goods() >= 1_000 && off != 0;
    }

    private static boolean otherRate(Draft draft) {
        draft.stateTotals();
        draft.target().agreedTax = 21;
        return draft.goods() >= 1_000;
    }

    private static boolean noRate(Draft draft) {
        draft.totals = true;
        draft.taxPercent = 28 + draft.random.nextInt(10);
        return draft.goods() >= 1_000;
    }

    private static boolean early(Draft draft, boolean much) {
        var line = draft.target();
        long days = draft.limit("50000.00") / Math.max(1, line.net) + (much ? 1 : 0);
        if (days < 1 || days > 400) {
            return false;
        }
        line.scheduled = draft.issued.plusDays(days);
        return true;
    }

    private static boolean request(Draft draft, InvoiceKind kind, long more) {
        draft.alone();
        draft.kind = kind;
        long left = draft.target().net;
        draft.prepaymentLeft = kind == InvoiceKind.PREPAYMENT_REQUEST ? left : null;
        draft.retentionLeft = kind == InvoiceKind.RETENTION_RELEASE ? left : null;
        draft.target().net += more * (1 + draft.random.nextInt(99));
        return true;
    }

    private static boolean credit(Draft draft, long more) {
        var line = draft.alone();
        draft.kind = InvoiceKind.CREDIT_NOTE;
        long billed = line.ordered;
        line.became(THREE_WAY, line.ordered, line.ordered, billed + more * draft.upTo(3));
        line.prior = billed;
        return true;
    }

    private static boolean debit(Draft draft, boolean beyond) {
        var line = draft.alone();
        draft.kind = InvoiceKind.SUBSEQUENT_DEBIT;
        line.became(THREE_WAY, line.ordered, line.ordered, line.ordered);
        line.prior = line.ordered;
        draft.totals = false;
        line.net = beyond ? draft.beyond(line.mostVariance()) : upTo(draft, line.mostVariance());
        return line.net > 0;
    }

    private static boolean otherCurrency(Draft draft) {
        draft.billedCurrency = switch (draft.currency) {
            case "EUR" -> "USD";
            case "JPY" -> "KRW";
            case "KWD" -> "BHD";
            default -> "EUR";
        };
        return true;
    }

    private static boolean negative(Draft draft) {
        draft.totals = false;
        draft.target().net = -draft.target().net;
        return true;
    }

    private static boolean noReceiptNamed(Draft draft) {
        var line = draft.target();
        line.became(THREE_WAY, line.ordered, line.ordered, line.ordered);
        line.basis = MatchPolicy.Basis.RECEIPT;
        return true;
    }

    private static boolean sample(Draft draft, int drawn) {
        draft.sample = drawn;
        return true;
    }

    private static boolean objecting(Draft draft, String key, Outcome outcome) {
        draft.objections.add(new Objection(key, outcome, Party.ACCOUNTS_PAYABLE, "Found elsewhere."));
        return true;
    }
}
