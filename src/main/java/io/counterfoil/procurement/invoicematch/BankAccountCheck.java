package io.counterfoil.procurement.invoicematch;

import io.counterfoil.masterdata.SupplierAccount;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether an invoice may be paid to where the master data says: key BANK, ended by the vendor-master steward. What an
 * invoice names is only ever compared.
 */
@Component
public class BankAccountCheck {
    private final Suppliers suppliers;
    private final MatchSettings settings;
    private final Clock clock;

    public BankAccountCheck(Suppliers suppliers, MatchSettings settings, Clock clock) {
        this.suppliers = suppliers;
        this.settings = settings;
        this.clock = clock;
    }

    /** A reason to hold, as a sentence for the steward. */
    public sealed interface Doubt {
        String sentence();

        /** The invoice names an account that is not the supplier's. */
        record NotInMasterData(String supplierNumber, String onInvoice, String inMasterData) implements Doubt {
            @Override
            public String sentence() {
                return "The invoice asks to be paid to " + onInvoice + ", but the master data of " + supplierNumber
                        + " has " + inMasterData + "; call the supplier back.";
            }
        }

        /** The supplier's account is new. */
        record ChangedLately(String supplierNumber, String changeNumber, Instant changedAt, int days) implements Doubt {
            @Override
            public String sentence() {
                return "The account of " + supplierNumber + " changed on "
                        + changedAt.atZone(ZoneOffset.UTC).toLocalDate() + " (" + changeNumber + "), less than " + days
                        + " days ago; call the supplier back.";
            }
        }
    }

    /** Empty if nothing is in doubt, or while the supplier is unknown, which is a reason of its own. */
    public List<Doubt> doubts(SupplierInvoice invoice) {
        return Optional.ofNullable(invoice.supplierNumber())
                .flatMap(suppliers::account)
                .map(account -> Stream.concat(
                                notInMasterData(account, invoice).stream(), changedLately(account).stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Doubt> notInMasterData(SupplierAccount account, SupplierInvoice invoice) {
        return Optional.ofNullable(invoice.iban())
                .filter(named -> !compact(named).equals(compact(account.iban())))
                .map(named -> new Doubt.NotInMasterData(account.supplierNumber(), named, account.iban()));
    }

    /** At the very end of the last day it is old enough. */
    private Optional<Doubt> changedLately(SupplierAccount account) {
        var change = account.changeNumber();
        var at = account.changedAt();
        var days = settings.bankChangeDays();
        return change != null && at != null && clock.instant().isBefore(at.plus(Duration.ofDays(days)))
                ? Optional.of(new Doubt.ChangedLately(account.supplierNumber(), change, at, days))
                : Optional.empty();
    }

    private static String compact(String account) {
        return account.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
