package io.counterfoil.procurement.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules, each named by its key in the tolerance set; a new key is one more class here and one row there. Pure: the
 * same figures and limits give the same result.
 */
public final class MatchRules {
    private static final List<LineRule> GOODS = List.of(
            new Sign(),
            new Price(),
            new CumulativePrice(),
            new LowPrice(),
            new ReceivedQuantity(),
            new MissingReceipt(),
            new OrderedQuantity(),
            new OrderUnitRatio(),
            new EarlyBilling(),
            new AgreedTax());
    private static final List<LineRule> SERVICES =
            List.of(new Sign(), new AcceptedAmount(), new EarlyBilling(), new AgreedTax());
    private static final List<LineRule> BLANKET =
            List.of(new Sign(), new BlanketLimit(), new BlanketValidity(), new AgreedTax());
    private static final List<LineRule> EXEMPT = List.of(new Sign(), new Exemption());
    private static final List<LineRule> CREDITS = List.of(new Sign(), new CreditedQuantity(), new Price());
    private static final List<LineRule> DEBITS = List.of(new Sign(), new Price());
    private static final List<DocumentRule> DOCUMENT = List.of(
            new TaxAmount(),
            new OtherTaxes(),
            new TaxRate(),
            new PlannedFreight(),
            new UnplannedFreight(),
            new HeaderTotal(),
            new AgreedPrepayment(),
            new RetainedBalance(),
            new Sample());

    /** What a duplicate would run into where receipts are counted. */
    private static final Set<String> SHORT_OF_GOODS = Set.of("QTY", "GR", "ORD");

    private MatchRules() {}

    /** Judges what was seen by these limits. */
    public static MatchResult judge(MatchFigures figures, Tolerances tolerances) {
        var limits = tolerances.in(
                figures.currency(), figures.document().background().limitRate());
        var lines = new ArrayList<LineMatch>(figures.lines().size());
        for (var line : figures.lines()) {
            lines.add(new LineMatch(line, checks(line, limitsOf(line, limits, tolerances))));
        }
        var ofDocument =
                limits.ofAll(figures.lines().stream().map(LineFigures::ordered).toList());
        var checks = new ArrayList<Check>(figures.document().objections());
        for (var rule : DOCUMENT) {
            checks.addAll(rule.checks(figures.document(), ofDocument));
        }
        if (!figures.document().background().nearDuplicates().isEmpty()) {
            checks.addAll(new NearDuplicates(shortOfGoods(lines)).checks(figures.document(), ofDocument));
        }
        return new MatchResult(
                figures.currency(), tolerances.source(), ofDocument.pays(), figures.document(), checks, lines);
    }

    /** Where the invoice is in another currency than its order, only quantities are judged, and these as ordered. */
    private static ToleranceSet limitsOf(LineFigures line, Tolerances converted, Tolerances asGiven) {
        var priced = line.ordered().price().amount().currency();
        return priced.equals(line.amount().currency())
                ? converted.of(line.ordered())
                : asGiven.of(line.ordered()).in(priced, null);
    }

    private static List<Check> checks(LineFigures line, ToleranceSet limits) {
        var checks = new ArrayList<Check>();
        for (var rule : rulesFor(line)) {
            rule.check(line, limits).ifPresent(checks::add);
        }
        return checks;
    }

    private static List<LineRule> rulesFor(LineFigures line) {
        return switch (line.kind()) {
            case CREDIT_NOTE, VALUE_CREDIT -> CREDITS;
            case SUBSEQUENT_DEBIT -> DEBITS;
            case PREPAYMENT_REQUEST, RETENTION_RELEASE -> List.of();
            case INVOICE, SELF_BILLED ->
                line.ordered().policy().way() == MatchPolicy.Way.NONE
                        ? EXEMPT
                        : switch (line.ordered().terms().kind()) {
                            case GOODS -> GOODS;
                            case SERVICE -> SERVICES;
                            case BLANKET -> BLANKET;
                        };
        };
    }

    private static boolean shortOfGoods(List<LineMatch> lines) {
        return lines.stream()
                .flatMap(line -> line.checks().stream())
                .anyMatch(check -> check.outcome().prevents() && SHORT_OF_GOODS.contains(check.key()));
    }
}
