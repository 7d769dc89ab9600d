package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The payment of an invoice, or of a part of it; key and part name it together.
 *
 * @param iban without blanks
 * @param amount what is owed: as ordered, less {@code credited}
 * @param credited taken by credit notes
 * @param discountPercent of the amount, if it leaves by {@code discountUntil}; 0 if there is none
 * @param discountUntil last day for the discount; null exactly if there is none
 * @param discountTaken what the transfer is smaller than the amount; zero until a run is released
 * @param part 0 for the whole or the rest, 1, 2, ... for parts paid while the invoice was held
 * @param paidBefore of the same invoice, when this was scheduled
 * @param ofPayable what the invoice comes to as a whole
 * @param lostCause why the discount was lost before the payment was scheduled; empty if it was not
 * @param endToEndId what the bank and the creditor see; at most 35 characters, the same for the payment's whole life
 * @param runNumber of the run it is in or left with; null while scheduled
 * @param returnedReason why the last run that held it was refused; null if none was
 */
@Table("payment")
public record Payment(
        @Id String invoiceKey,
        String supplierNumber,
        String creditorName,
        String iban,
        @Nullable String bic,
        BigDecimal amount,
        String currency,
        LocalDate dueDate,
        String remittance,
        String endToEndId,
        PaymentState state,
        @Nullable String runNumber,
        @Nullable String returnedReason,
        Instant scheduledAt,
        BigDecimal credited,
        BigDecimal discountPercent,
        @Nullable LocalDate discountUntil,
        BigDecimal discountTaken,
        String lostCause,
        int part,
        BigDecimal paidBefore,
        BigDecimal ofPayable) {

    /** What is owed. Always in the currency's minor unit. */
    public Money money() {
        return new Money(amount, currency).rounded();
    }

    /** What the bank is told to transfer, once a run is released. */
    public Money transfer() {
        return new Money(amount.subtract(discountTaken), currency).rounded();
    }

    /** What would be transferred by leaving on a day. */
    Money transferOn(LocalDate day) {
        return discount()
                .map(terms -> terms.isOpenOn(day) ? money().minus(offered(terms)) : money())
                .orElse(money());
    }

    /** The day on which the transfer shall leave: a discount is not waited for. */
    LocalDate executionOn(LocalDate releasedOn) {
        return discountTaken.signum() == 0 && dueDate.isAfter(releasedOn) ? dueDate : releasedOn;
    }

    /** The discount's terms, if there is one. */
    Optional<CashDiscount> discount() {
        return Optional.ofNullable(discountUntil).map(until -> new CashDiscount(discountPercent, until));
    }

    /** What was offered and not taken by the released transfer; zero if all was, or none was offered. */
    Money discountLost() {
        return discountTaken.signum() > 0
                ? Money.zero(currency)
                : discount().map(this::offered).orElse(Money.zero(currency));
    }

    /** Up to and with this payment, less up to it: so no cent is rounded away between parts. */
    private Money offered(CashDiscount terms) {
        var before = new Money(paidBefore, currency).rounded();
        return terms.of(before.plus(money())).minus(terms.of(before));
    }

    /** What of its invoice this settles, with what credit notes took of it; of a withdrawn one only the latter. */
    public Money scheduled() {
        return new Money(state == PaymentState.WITHDRAWN ? credited : amount.add(credited), currency).rounded();
    }

    /** Names documents about this payment; the invoice's key if it is whole. */
    String key() {
        return PaymentPart.key(invoiceKey, part);
    }

    /** Key of the hold that made the payment late, or {@code PAYMENT_RUN} if it was scheduled in time. */
    String causeOfLoss() {
        return lostCause.isEmpty() ? "PAYMENT_RUN" : lostCause;
    }

    /** Whether an order asks for exactly this payment. Name, date and text may be said differently. */
    boolean pays(PaymentOrder order) {
        return supplierNumber.equals(order.supplierNumber())
                && currency.equals(order.amount().currency())
                && amount.add(credited).compareTo(order.amount().amount()) == 0
                && iban.equals(BankAccount.of(order.iban()).iban());
    }
}
