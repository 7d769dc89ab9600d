package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes a run as ISO 20022 customer credit transfer initiation, {@code pain.001.001.09} (2019).
 *
 * <p>One {@code PmtInf} per currency and execution date, one {@code CdtTrfTxInf} per invoice. Euro payments ask for the
 * SEPA service level with shared charges as SEPA has them; others share charges. A payment is executed on its due date,
 * or on the day of release if that is later; the bank moves it to its next working day. Same run, same settings: same
 * bytes.
 */
@Component
class CreditTransferFile {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int NAME = 70;
    private static final int REMITTANCE = 140;

    private final BankingSettings settings;

    CreditTransferFile(BankingSettings settings) {
        this.settings = settings;
    }

    /**
     * The file of a run.
     *
     * @param released stands in the message as the moment of its creation, in UTC
     * @param payments at least one
     */
    byte[] write(String run, Instant released, List<Payment> payments) {
        var xml = new XmlDocument(NAMESPACE);
        var day = released.atZone(settings.zone()).toLocalDate();
        // The date keeps message ids apart if run numbers ever begin again.
        var message = run + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
        xml.element(
                "Document",
                () -> xml.element("CstmrCdtTrfInitn", () -> {
                    groupHeader(xml, message, released, payments);
                    int[] number = {0};
                    groups(payments, day).forEach((group, members) -> {
                        number[0]++;
                        paymentInformation(xml, message + "-" + number[0], group, members);
                    });
                }));
        return xml.toBytes();
    }

    private record Group(String currency, LocalDate execution) {}

    private static SortedMap<Group, List<Payment>> groups(List<Payment> payments, LocalDate day) {
        return payments.stream()
                .sorted(Comparator.comparing(Payment::invoiceKey).thenComparing(Payment::part))
                .collect(Collectors.groupingBy(
                        payment -> new Group(payment.currency(), payment.executionOn(day)),
                        () -> new TreeMap<>(
                                Comparator.comparing(Group::currency).thenComparing(Group::execution)),
                        Collectors.toList()));
    }

    private void groupHeader(XmlDocument xml, String message, Instant released, List<Payment> payments) {
        xml.element("GrpHdr", () -> {
            xml.text("MsgId", message);
            xml.text("CreDtTm", released.truncatedTo(ChronoUnit.SECONDS).toString());
            xml.text("NbOfTxs", Integer.toString(payments.size()));
            xml.text("CtrlSum", controlSum(payments));
            xml.element("InitgPty", () -> xml.text("Nm", SafeText.of(settings.debtorName(), NAME)));
        });
    }

    private void paymentInformation(XmlDocument xml, String id, Group group, List<Payment> members) {
        boolean sepa = group.currency().equals("EUR");
        xml.element("PmtInf", () -> {
            xml.text("PmtInfId", id);
            xml.text("PmtMtd", "TRF");
            xml.text("NbOfTxs", Integer.toString(members.size()));
            xml.text("CtrlSum", controlSum(members));
            if (sepa) {
                xml.element("PmtTpInf", () -> xml.element("SvcLvl", () -> xml.text("Cd", "SEPA")));
            }
            xml.element("ReqdExctnDt", () -> xml.text("Dt", group.execution().toString()));
            debtor(xml);
            xml.text("ChrgBr", sepa ? "SLEV" : "SHAR");
            members.forEach(payment -> transaction(xml, payment));
        });
    }

    private void debtor(XmlDocument xml) {
        var bic = settings.debtorBic();
        xml.element("Dbtr", () -> xml.text("Nm", SafeText.of(settings.debtorName(), NAME)));
        account(xml, "DbtrAcct", settings.debtorIban());
        xml.element(
                "DbtrAgt",
                () -> xml.element("FinInstnId", () -> {
                    if (bic == null) {
                        // The element is mandatory; this is how SEPA says that the IBAN is enough.
                        xml.element("Othr", () -> xml.text("Id", "NOTPROVIDED"));
                    } else {
                        xml.text("BICFI", bic);
                    }
                }));
    }

    private static void transaction(XmlDocument xml, Payment payment) {
        xml.element("CdtTrfTxInf", () -> {
            xml.element("PmtId", () -> xml.text("EndToEndId", payment.endToEndId()));
            xml.element(
                    "Amt",
                    () -> xml.text("InstdAmt", payment.transfer().amount().toPlainString(), "Ccy", payment.currency()));
            var bic = payment.bic();
            if (bic != null) {
                xml.element("CdtrAgt", () -> xml.element("FinInstnId", () -> xml.text("BICFI", bic)));
            }
            xml.element("Cdtr", () -> xml.text("Nm", creditorName(payment)));
            account(xml, "CdtrAcct", payment.iban());
            xml.element("RmtInf", () -> xml.text("Ustrd", remittance(payment)));
        });
    }

    private static void account(XmlDocument xml, String element, String iban) {
        xml.element(element, () -> xml.element("Id", () -> xml.text("IBAN", iban)));
    }

    /** A name in a script without Latin forms leaves dots; the supplier's number says more than those. */
    private static String creditorName(Payment payment) {
        var name = SafeText.of(payment.creditorName(), NAME);
        return name.chars().anyMatch(Character::isLetterOrDigit)
                ? name
                : firstReadable(SafeText.of(payment.supplierNumber(), NAME));
    }

    private static String remittance(Payment payment) {
        return firstReadable(SafeText.of(payment.remittance(), REMITTANCE));
    }

    private static String firstReadable(String text) {
        return text.isEmpty() ? "NOTPROVIDED" : text;
    }

    /** The sum of all amounts, whatever their currency, as the standard wants it. */
    private static String controlSum(List<Payment> payments) {
        return payments.stream()
                .map(Payment::transfer)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
