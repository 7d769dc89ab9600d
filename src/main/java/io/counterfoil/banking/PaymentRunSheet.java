package io.counterfoil.banking;

import java.util.List;

/**
 * What a treasurer reads before releasing a run; everything formatted for people.
 *
 * @param totals one amount per currency
 */
public record PaymentRunSheet(
        String runNumber, String createdBy, String dueUntil, int count, List<String> totals, List<Row> rows) {

    /** One payment; the account is masked in the middle. */
    public record Row(String invoice, String creditor, String account, String due, String amount) {}
}
