package io.counterfoil.supplierexchange;

import com.helger.xsds.ccts.cct.schemamodule.AmountType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes values out of a document under the names that EN 16931 gives them, so that a refusal can name the term. */
record BusinessTerms(String currency) {

    /** The first of possibly several; UBL repeats what EN 16931 allows once. */
    static <T> Optional<T> first(List<T> several) {
        return several.stream().findFirst();
    }

    /** Empty if absent or blank. */
    static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    static <T> T required(Optional<T> value, String term) {
        return value.orElseThrow(() -> new InvoiceIncomplete(term));
    }

    BigDecimal requiredAmount(Optional<? extends AmountType> amount, String term) {
        return required(amount(amount, term), term);
    }

    BigDecimal amountOrZero(Optional<? extends AmountType> amount, String term) {
        return amount(amount, term).orElse(BigDecimal.ZERO);
    }

    /** An amount in a second currency next to one in the first would be added to it unnoticed. */
    private Optional<BigDecimal> amount(Optional<? extends AmountType> amount, String term) {
        amount.filter(stated -> !currency.equals(stated.getCurrencyID())).ifPresent(foreign -> {
            throw new InvoiceContradictory(term + " is " + foreign.getValue() + " " + foreign.getCurrencyID()
                    + " on an invoice in " + currency + " (BT-5)");
        });
        return amount.map(AmountType::getValue);
    }
}
