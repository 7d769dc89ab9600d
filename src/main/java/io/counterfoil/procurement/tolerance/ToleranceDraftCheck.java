package io.counterfoil.procurement.tolerance;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Completes a draft from the set it copies and says everything that is wrong with it at once. Pure.
 *
 * @param base the set in force that the draft copies, if it names one that exists
 * @param namesake any earlier version under the draft's name
 * @param isSupplier whether the master data has a supplier of this number
 */
record ToleranceDraftCheck(
        ToleranceDraft draft,
        @Nullable ToleranceVersion base,
        @Nullable ToleranceVersion namesake,
        List<ToleranceKey> catalogue,
        Predicate<String> isSupplier) {
    private static final BigDecimal WHOLE = new BigDecimal(100);
    private static final BigDecimal MOST_PERCENT = new BigDecimal(99_999);

    /** @throws InvalidInput naming every wrong field */
    ToleranceProposal proposal() {
        var check = new InputCheck();
        var limits = completeLimits();
        checkHead(check);
        checkScope(check);
        checkKeys(check, limits);
        for (var i = 0; i < draft.limits().size(); i++) {
            checkLimit(check, "limits[" + i + "].", draft.limits().get(i));
        }
        check.done();
        return new ToleranceProposal(
                draft.name(),
                Objects.requireNonNull(scope()),
                appliesTo(),
                Objects.requireNonNull(term(draft.way(), ToleranceVersion::way)),
                Objects.requireNonNull(term(draft.basis(), ToleranceVersion::basis)),
                Objects.requireNonNull(term(draft.pays(), ToleranceVersion::pays)),
                Objects.requireNonNull(term(draft.description(), ToleranceVersion::description)),
                draft.reason(),
                List.copyOf(limits.values()));
    }

    private void checkHead(InputCheck check) {
        check.text("reason", draft.reason(), 2000)
                .that(
                        draft.name().matches("[A-Z][A-Z0-9_]{0,19}"),
                        "name",
                        "must be up to 20 capital letters, digits and _, beginning with a letter, but is '"
                                + draft.name() + "'")
                .that(
                        draft.basedOn() == null || base != null,
                        "basedOn",
                        "no tolerance set " + draft.basedOn()
                                + " is in force; name one that is, or leave it out and give every term and limit");
        given(check, "way", term(draft.way(), ToleranceVersion::way), "NONE, TWO_WAY, THREE_WAY or FOUR_WAY");
        given(check, "basis", term(draft.basis(), ToleranceVersion::basis), "ORDER or RECEIPT");
        given(check, "pays", term(draft.pays(), ToleranceVersion::pays), "WHOLE or UNDISPUTED");
        check.text("description", term(draft.description(), ToleranceVersion::description), 200);
    }

    private static void given(InputCheck check, String field, @Nullable Object value, String choices) {
        check.that(value != null, field, "must be " + choices + ", because the draft copies no set in force");
    }

    private void checkScope(InputCheck check) {
        var scope = scope();
        if (scope == null) {
            check.that(
                    false, "scope", "must be COMPANY, CATEGORY or SUPPLIER, because the draft copies no set in force");
            return;
        }
        var appliesTo = appliesTo();
        switch (scope) {
            case COMPANY ->
                check.that(
                        appliesTo.equals(ToleranceScope.EVERY_COMPANY),
                        "appliesTo",
                        "must be * for the company but is '" + appliesTo + "'");
            case CATEGORY ->
                check.that(!isEveryone(appliesTo), "appliesTo", "must name the category")
                        .that(appliesTo.length() <= 40, "appliesTo", "must have at most 40 characters");
            case SUPPLIER ->
                check.that(
                        !isEveryone(appliesTo) && isSupplier.test(appliesTo),
                        "appliesTo",
                        "no supplier '" + appliesTo + "' in the master data; have it created first");
        }
        check.that(
                namesake == null
                        || namesake.scope() == scope && namesake.appliesTo().equals(appliesTo),
                "name",
                namesake == null
                        ? ""
                        : draft.name() + " is the set for " + namesake.scopeWords() + " and stays it; for "
                                + scope.words(appliesTo) + " choose another name");
    }

    private static boolean isEveryone(String appliesTo) {
        return appliesTo.isBlank() || appliesTo.equals(ToleranceScope.EVERY_COMPANY);
    }

    private void checkKeys(InputCheck check, Map<String, ToleranceLimit> limits) {
        var known = catalogue.stream().map(ToleranceKey::key).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (var i = 0; i < draft.limits().size(); i++) {
            var key = draft.limits().get(i).key();
            check.that(
                            known.contains(key),
                            "limits[" + i + "].key",
                            "there is no key '" + key + "'; known are " + words(catalogue))
                    .that(seen.add(key), "limits[" + i + "].key", "must be given once but " + key + " is given again");
        }
        var gaps =
                catalogue.stream().filter(key -> !limits.containsKey(key.key())).toList();
        check.that(gaps.isEmpty(), "limits", "must have every key; missing are " + words(gaps));
    }

    private static String words(List<ToleranceKey> keys) {
        return keys.stream().map(ToleranceKey::key).collect(Collectors.joining(", "));
    }

    private void checkLimit(InputCheck check, String field, ToleranceLimit limit) {
        var key =
                catalogue.stream().filter(one -> one.key().equals(limit.key())).findFirst();
        check.that(
                limit.absolute() != null || limit.percent() != null,
                field + "absolute",
                "give an amount, a percentage or both; 0 allows nothing");
        if (limit.absolute() != null) {
            check.notNegative(field + "absolute", limit.absolute(), 4);
        }
        if (limit.percent() != null) {
            check.notNegative(field + "percent", limit.percent(), 4)
                    .that(limit.percent().compareTo(MOST_PERCENT) <= 0, field + "percent", "must be at most 99999");
        }
        check.that(
                limit.consequence() == null || limit.consequence().name().matches("WARN|HOLD|PARK|REJECT"),
                field + "consequence",
                "must be WARN, HOLD, PARK or REJECT but is " + limit.consequence());
        checkCurrency(check, field, limit);
        key.ifPresent(known -> checkKind(check, field, known, limit));
    }

    private static void checkCurrency(InputCheck check, String field, ToleranceLimit limit) {
        var currency = limit.currency();
        if (currency != null) {
            check.that(limit.absolute() != null, field + "currency", "belongs to an amount, but there is none")
                    .that(
                            currency.equals(MasterData.COMPANY_CURRENCY),
                            field + "currency",
                            "must be " + MasterData.COMPANY_CURRENCY + ", the currency of the books, but is '"
                                    + currency
                                    + "'; for documents in other currencies it is converted at the day's rate");
        }
    }

    private static void checkKind(InputCheck check, String field, ToleranceKey key, ToleranceLimit limit) {
        var absolute = limit.absolute();
        var percent = limit.percent();
        check.that(
                        absolute == null || key.amount() != ToleranceKey.Amount.NONE,
                        field + "absolute",
                        key.key() + " is a percentage only")
                .that(
                        key.amount() != ToleranceKey.Amount.MONEY
                                || absolute == null
                                || absolute.signum() == 0
                                || limit.currency() != null,
                        field + "currency",
                        key.key() + " is an amount of money and needs its currency, for example EUR")
                .that(
                        key.amount() != ToleranceKey.Amount.COUNT || limit.currency() == null,
                        field + "currency",
                        key.key() + " counts pieces or days and has no currency")
                .that(
                        percent == null || key.share() != ToleranceKey.Share.NONE,
                        field + "percent",
                        key.key() + " has no percentage")
                .that(
                        percent == null || key.share() != ToleranceKey.Share.UP_TO_100 || percent.compareTo(WHOLE) <= 0,
                        field + "percent",
                        "must be at most 100 for " + key.key() + " but is "
                                + String.format(Locale.ROOT, "%s", percent));
    }

    /** Those of the copied set with those of the draft in their place, in the order of the catalogue. */
    private Map<String, ToleranceLimit> completeLimits() {
        var limits = new LinkedHashMap<String, ToleranceLimit>();
        if (base != null) {
            base.limits().forEach(limit -> limits.put(limit.key(), limit));
        }
        draft.limits().forEach(limit -> limits.put(limit.key(), limit.completedFrom(limits.get(limit.key()))));
        return limits;
    }

    private <T> @Nullable T term(@Nullable T said, Function<ToleranceVersion, T> copied) {
        return said != null ? said : base != null ? copied.apply(base) : null;
    }

    private @Nullable ToleranceScope scope() {
        return draft.scope() == null && namesake != null
                ? namesake.scope()
                : term(draft.scope(), ToleranceVersion::scope);
    }

    private String appliesTo() {
        var said = draft.appliesTo();
        if (said != null && !said.isBlank()) {
            return said.strip();
        }
        var like = namesake != null ? namesake : base;
        var scope = scope();
        return like != null && like.scope() == scope ? like.appliesTo() : ToleranceScope.EVERY_COMPANY;
    }
}
