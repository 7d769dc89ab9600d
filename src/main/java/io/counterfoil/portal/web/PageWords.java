package io.counterfoil.portal.web;

import io.counterfoil.audit.AuditRecord;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.TimeSpan;
import io.counterfoil.kernel.UnitOfMeasure;
import io.counterfoil.workflow.OpenTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How our pages say things: moments, durations, actions, and nothing that only the machine understands. */
final class PageWords {
    private static final Pattern MACHINE_ID = Pattern.compile(
            "(?:[\\w.-]+:\\d+:)?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern AMOUNT = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})");
    private static final Pattern CODE = Pattern.compile("[A-Z]{4,}(?:_[A-Z]+)*|[A-Z]+(?:_[A-Z]+)+");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final int MOST_DIGITS = 40;

    private final ZoneId zone;

    PageWords(ZoneId zone) {
        this.zone = zone;
    }

    public String when(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    public String day(LocalDate date) {
        return DAY.format(date);
    }

    /** The two largest units: {@code 3 d 4 h}, {@code 12 min}, {@code under 1 s}. */
    public String lasting(Instant start, Instant end) {
        return lasting(Duration.between(start, end));
    }

    /** The same for a time that is known. */
    public String lasting(Duration time) {
        return TimeSpan.words(time);
    }

    /** {@code REQUISITION_APPROVED} and {@code accounts-payable} become words. */
    public String spoken(String code) {
        var words = code.replace('_', ' ').replace('-', ' ').strip();
        var quiet = words.equals(words.toUpperCase(Locale.ROOT)) ? words.toLowerCase(Locale.ROOT) : words;
        return quiet.isEmpty() ? quiet : quiet.substring(0, 1).toUpperCase(Locale.ROOT) + quiet.substring(1);
    }

    /** Groups as a person reads them: {@code Department head or CFO}. */
    public String groups(List<String> groups) {
        return groups.isEmpty() ? "a person" : groups.stream().map(this::group).collect(Collectors.joining(" or "));
    }

    /** For whom a task waits. */
    public String waitsFor(OpenTask task) {
        return Stream.concat(
                        task.candidateUsers().stream(),
                        task.candidateGroups().stream().map(this::group))
                .reduce((one, other) -> one + " or " + other)
                .orElse("a person");
    }

    /** Who did what a fact says: "B for A" where a substitute did. */
    public String actor(AuditRecord fact) {
        var actor = fact.actor().equals(AuditFact.SYSTEM) ? "Counterfoil" : fact.actor();
        var absent = fact.figures().get("for");
        return absent == null ? actor : actor + " for " + absent;
    }

    /** A cell of a decision table as a person reads it: {@code "cfo"} becomes {@code CFO}, nothing becomes {@code any}. */
    public String cell(String expression) {
        if (expression.isEmpty()) {
            return "any";
        }
        var text = expression.matches("\"[^\"]*\"") ? expression.substring(1, expression.length() - 1) : expression;
        return Role.of(text).map(Role::title).orElse(text);
    }

    private String group(String id) {
        return Role.of(id).map(Role::title).orElseGet(() -> spoken(id));
    }

    /** A recorded figure: {@code 1250.00 EUR} with thousands marked, codes and groups as words, anything else as it is. */
    public String figure(String value) {
        var amount = AMOUNT.matcher(value);
        if (amount.matches()) {
            return new Money(new BigDecimal(amount.group(1)), amount.group(2)).shown();
        }
        if (CODE.matcher(value).matches()) {
            return spoken(value);
        }
        return Role.of(value).map(Role::title).orElseGet(() -> clean(value));
    }

    /** {@code netAmount} and {@code net_amount} become {@code Net amount}. */
    public String heading(String name) {
        return spoken(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    /** {@code 1,234.50 EUR}; what a sender wrote with an absurd exponent or currency stays as it was written. */
    public String money(BigDecimal amount, String currency) {
        var known = Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(currency));
        return known && isReadable(amount) ? new Money(amount, currency).shown() : amount + " " + currency;
    }

    /** {@code 10 pcs}, with the symbol of a UN/ECE code. */
    public String quantity(BigDecimal quantity, String unit) {
        var number = isReadable(quantity) ? quantity.stripTrailingZeros().toPlainString() : quantity.toString();
        return number + " " + UnitOfMeasure.symbol(unit);
    }

    /** Written out, an exponent of a million would be a page of zeros. */
    private static boolean isReadable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
    }

    /** The text without the engine's ids. */
    public String clean(String text) {
        return MACHINE_ID.matcher(text).replaceAll("…");
    }
}
