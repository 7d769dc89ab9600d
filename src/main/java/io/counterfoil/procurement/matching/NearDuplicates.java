package io.counterfoil.procurement.matching;

import java.util.List;

/**
 * DUP: an earlier invoice looks like this one. Where receipts are counted, they prove both unless goods are short.
 *
 * @param shortOfGoods whether a line bills more than came or was ordered
 */
record NearDuplicates(boolean shortOfGoods) implements DocumentRule {

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var outcome = document.receiptsProveIt() && !shortOfGoods ? Outcome.INFO : Outcome.HOLD;
        return document.background().nearDuplicates().stream()
                .<Check>map(near -> new Objection(
                        "DUP",
                        outcome,
                        Party.ACCOUNTS_PAYABLE,
                        "Looks like " + near.invoice() + " (score "
                                + near.score().stripTrailingZeros().toPlainString() + ")"
                                + (outcome == Outcome.INFO ? "; receipts prove both." : ".")))
                .toList();
    }
}
