package io.counterfoil.procurement.receipt;

import io.counterfoil.kernel.InputCheck;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A return, inspection or reversal as it is reported.
 *
 * @param happenedOn today if in doubt
 */
public record MovementDraft(
        String receiptNumber,
        GoodsMovement.Kind kind,
        String note,
        String reason,
        LocalDate happenedOn,
        List<Line> lines) {
    private static final int LONGEST_REASON = 2000;

    public MovementDraft {
        receiptNumber = receiptNumber.strip();
        note = note.strip();
        reason = reason.strip();
        lines = List.copyOf(lines);
    }

    /**
     * One quantity moved.
     *
     * @param field where the quantity was entered, for the refusal
     * @param fromAccepted of a return: the goods had passed inspection
     */
    public record Line(
            String field, int orderLine, GoodsMovementLine.Kind kind, BigDecimal quantity, boolean fromAccepted) {}

    /** @throws io.counterfoil.kernel.InvalidInput naming every wrong field */
    void check(LocalDate today) {
        var check = new InputCheck()
                .text("receiptNumber", receiptNumber, 40)
                .text("note", note, 60)
                .that(
                        !reason.isEmpty() || !needsReason(),
                        "reason",
                        "say why; the supplier and accounts payable read it")
                .that(
                        reason.length() <= LONGEST_REASON,
                        "reason",
                        "must have at most " + LONGEST_REASON + " characters but has " + reason.length())
                .day("happenedOn", happenedOn)
                .that(!happenedOn.isAfter(today), "happenedOn", "must not lie in the future but is " + happenedOn)
                .that(!lines.isEmpty(), "lines", "must name at least one line with a quantity greater than 0");
        lines.forEach(line -> check.positive(line.field, line.quantity, 6)
                .that(
                        !line.fromAccepted || kind == GoodsMovement.Kind.RETURN,
                        line.field,
                        "must not be marked fromAccepted: only returns say which stock they take"));
        check.done();
    }

    private boolean needsReason() {
        return lines.stream().anyMatch(line -> line.kind != GoodsMovementLine.Kind.ACCEPTANCE);
    }
}
