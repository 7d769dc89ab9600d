package io.counterfoil.procurement.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier's invoice or credit note says, before anyone believed it. The terms in brackets are the business
 * terms of EN 16931-1:2017.
 *
 * <p>Figures are exact and carry the sign and the scale of the document; every amount is in {@link #currency}. Texts
 * are stripped of surrounding blanks. Nothing is computed or checked against other figures here: that is the official
 * rules' work. Quantities and amounts of a credit note are as a rule positive and reduce what is owed.
 *
 * @param kind decided by the document's root element, and within it by its type code (BT-3)
 * @param seller BG-4
 * @param invoiceNumber BT-1, unique within the seller only
 * @param issueDate BT-2
 * @param dueDate BT-9; null if the document states payment terms in words only
 * @param currency BT-5, ISO 4217
 * @param orderNumber BT-13, the buyer's order; a line may name its own
 * @param buyerReference BT-10
 * @param precedingInvoice BT-25, the first invoice that this document corrects or credits
 * @param lines BG-25, never empty, in the order of the document
 * @param taxSubtotals BG-23, one for each VAT category and rate
 * @param totals BG-22
 * @param iban BT-84 of the first credit transfer that names an account, blanks removed; usually but not
 *     necessarily an IBAN, and never to be paid to without comparing it with the supplier's master data
 * @param bic BT-86 of the same account
 * @param paymentReference BT-83, what the seller wants to read in the payment
 * @param note BT-22; several notes are separated by a line feed
 * @param costCentre who pays for an invoice without an order; BT-19 where the document has it
 * @param charges BG-20 and BG-21 with the rate of each, where the document says one; what {@code totals} has beyond
 *     them has no rate of its own
 */
public record IncomingInvoice(
        Kind kind,
        Seller seller,
        String invoiceNumber,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        String currency,
        @Nullable String orderNumber,
        @Nullable String buyerReference,
        @Nullable String precedingInvoice,
        List<Line> lines,
        List<TaxSubtotal> taxSubtotals,
        Totals totals,
        @Nullable String iban,
        @Nullable String bic,
        @Nullable String paymentReference,
        @Nullable String note,
        @Nullable String costCentre,
        List<Charge> charges) {

    /** One that states no rates of charges beside its lines. */
    public IncomingInvoice(
            Kind kind,
            Seller seller,
            String invoiceNumber,
            LocalDate issueDate,
            @Nullable LocalDate dueDate,
            String currency,
            @Nullable String orderNumber,
            @Nullable String buyerReference,
            @Nullable String precedingInvoice,
            List<Line> lines,
            List<TaxSubtotal> taxSubtotals,
            Totals totals,
            @Nullable String iban,
            @Nullable String bic,
            @Nullable String paymentReference,
            @Nullable String note,
            @Nullable String costCentre) {
        this(
                kind,
                seller,
                invoiceNumber,
                issueDate,
                dueDate,
                currency,
                orderNumber,
                buyerReference,
                precedingInvoice,
                lines,
                taxSubtotals,
                totals,
                iban,
                bic,
                paymentReference,
                note,
                costCentre,
                List.of());
    }

    public IncomingInvoice {
        charges = List.copyOf(charges);
        lines = List.copyOf(lines);
        taxSubtotals = List.copyOf(taxSubtotals);
    }

    /** What the document does to what we owe. */
    public enum Kind {
        INVOICE(false),
        /** Takes back quantities with their amounts. */
        CREDIT_NOTE(true),
        /** Takes back money only; quantities stay billed. */
        VALUE_CREDIT(true),
        /** Charges more for quantities billed before. */
        SUBSEQUENT_DEBIT(false),
        /** Asks for an agreed share before delivery. */
        PREPAYMENT_REQUEST(false),
        /** Asks for what was kept back of earlier invoices. */
        RETENTION_RELEASE(false),
        /** Written by us for a receipt (ERS). */
        SELF_BILLED(false);

        private final boolean credit;

        Kind(boolean credit) {
            this.credit = credit;
        }

        /** Whether it takes from what we owe. */
        public boolean isCredit() {
            return credit;
        }
    }

    /**
     * Who asks for the money, in its own words.
     *
     * @param name BT-27, the registered name; the trading name (BT-28) if only that is given
     * @param vatId BT-31 with its country prefix
     * @param legalId BT-30, number in the register of companies
     * @param electronicAddress BT-34 as {@code scheme:value}, for example {@code 0088:7300010000001}; without scheme
     *     if none is stated
     */
    public record Seller(
            String name,
            @Nullable String vatId,
            @Nullable String legalId,
            @Nullable String electronicAddress) {}

    /**
     * One billed item. Its net amount is quantity × unit price ÷ base quantity, less allowances and plus charges of
     * the line, which only the net amount shows.
     *
     * @param lineId BT-126
     * @param orderNumber order of this line if the line names one; otherwise the document's applies
     * @param orderLine BT-132, the buyer's order line as written: {@code 1}, {@code 0010}, any text
     * @param itemId the buyer's item number (BT-156), else the seller's (BT-155), else the standard one (BT-157)
     * @param description BT-153, the item's name
     * @param quantity BT-129
     * @param unitCode BT-130, UN/ECE Recommendation 20 with 21, for example {@code C62} piece, {@code HUR} hour
     * @param unitPrice BT-146, net of VAT and of price discounts, for {@code priceBaseQuantity} units
     * @param priceBaseQuantity BT-149, above zero; 1 if not stated
     * @param net BT-131
     * @param taxCategory BT-151, UNCL 5305: {@code S}, {@code Z}, {@code E}, {@code AE}, {@code K}, {@code G},
     *     {@code O}, ...
     * @param taxPercent BT-152, 19 means nineteen percent; 0 if not stated, as category O must not state one
     * @param serviceDate BT-135, else BT-134, else the line's delivery date, else the document's period (BT-74, BT-73) or
     *     delivery date (BT-72)
     * @param receiptReference our receipt number or delivery note that the line bills; BT-15, else BT-16 where the line
     *     names none
     * @param priceQuantity catch weight: billed quantity in the unit the order's price counts in; no business term
     */
    public record Line(
            String lineId,
            @Nullable String orderNumber,
            @Nullable String orderLine,
            @Nullable String itemId,
            String description,
            BigDecimal quantity,
            String unitCode,
            BigDecimal unitPrice,
            BigDecimal priceBaseQuantity,
            BigDecimal net,
            String taxCategory,
            BigDecimal taxPercent,
            @Nullable LocalDate serviceDate,
            @Nullable String receiptReference,
            @Nullable BigDecimal priceQuantity) {

        /** A line that says nothing about when, which receipt or catch weight. */
        public Line(
                String lineId,
                @Nullable String orderNumber,
                @Nullable String orderLine,
                @Nullable String itemId,
                String description,
                BigDecimal quantity,
                String unitCode,
                BigDecimal unitPrice,
                BigDecimal priceBaseQuantity,
                BigDecimal net,
                String taxCategory,
                BigDecimal taxPercent) {
            this(
                    lineId,
                    orderNumber,
                    orderLine,
                    itemId,
                    description,
                    quantity,
                    unitCode,
                    unitPrice,
                    priceBaseQuantity,
                    net,
                    taxCategory,
                    taxPercent,
                    null,
                    null,
                    null);
        }
    }

    /**
     * VAT of one category and rate.
     *
     * @param category BT-118, as {@link Line#taxCategory()}
     * @param percent BT-119; 0 if not stated
     * @param base BT-116
     * @param tax BT-117
     */
    public record TaxSubtotal(String category, BigDecimal percent, BigDecimal base, BigDecimal tax) {}

    /**
     * A charge beside the lines, or an allowance below zero.
     *
     * @param percent BT-103 or BT-96; 0 if not stated, as category O must not state one
     * @param amount BT-99, or BT-92 with its sign turned
     */
    public record Charge(BigDecimal percent, BigDecimal amount) {}

    /**
     * The totals as stated. In a valid document {@code grandTotal = lineTotal - allowanceTotal + chargeTotal +
     * taxTotal} (BR-CO-13, BR-CO-15) and {@code payable = grandTotal - prepaid + rounding} (BR-CO-16).
     *
     * @param lineTotal BT-106
     * @param allowanceTotal BT-107; 0 if not stated
     * @param chargeTotal BT-108; 0 if not stated
     * @param taxTotal BT-110; 0 if not stated
     * @param grandTotal BT-112, with VAT
     * @param prepaid BT-113; 0 if not stated
     * @param rounding BT-114; 0 if not stated
     * @param payable BT-115, the amount due; negative if the seller owes
     */
    public record Totals(
            BigDecimal lineTotal,
            BigDecimal allowanceTotal,
            BigDecimal chargeTotal,
            BigDecimal taxTotal,
            BigDecimal grandTotal,
            BigDecimal prepaid,
            BigDecimal rounding,
            BigDecimal payable) {}
}
