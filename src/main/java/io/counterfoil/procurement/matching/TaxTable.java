package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tax by rate as we reckon it: what is charged at a rate are the lines of that rate and the charges of that rate, and
 * never what the document says it is.
 *
 * <p>A charge has a rate of its own where the document states one, as EN 16931 demands (BT-96, BT-103). One without
 * follows the goods it came with: it is apportioned to the rates of the lines by their net amounts, rounded half up to
 * the minor unit, the rest at the highest rate.
 *
 * @param stated the document's own table; empty if it states one total only
 * @param total all tax as stated
 */
public record TaxTable(List<Row> stated, Money total) {

    /**
     * What a document says about one rate; several of the same rate add up.
     *
     * @param category UNCL 5305, for example {@code S}; null if it does not say
     */
    public record Row(@Nullable String category, BigDecimal percent, Money base, Money tax) {}

    /** A charge, or an allowance below zero, with the rate that the document states for it. */
    public record Charge(BigDecimal percent, Money amount) {}

    public TaxTable {
        stated = List.copyOf(stated);
    }

    /**
     * Our reckoning beside the document's, by rate, lowest first; rates that only one of the two knows are there too.
     * Without a table the stated total is laid against the rates in turn.
     *
     * @param lines each with its rate
     * @param charges of all charges those with a rate of their own
     * @param allCharges charges less allowances of the whole document
     */
    public List<Invoice.Tax> against(List<Invoice.Line> lines, Collection<Charge> charges, Money allCharges) {
        var bases = bases(lines, charges, allCharges);
        return stated.isEmpty() ? laidAgainst(bases) : beside(bases);
    }

    private static NavigableMap<BigDecimal, Money> bases(
            List<Invoice.Line> lines, Collection<Charge> charges, Money allCharges) {
        var goods = new TreeMap<BigDecimal, Money>();
        lines.forEach(line -> goods.merge(rate(Objects.requireNonNull(line.taxPercent())), line.net(), Money::plus));
        var bases = new TreeMap<>(goods);
        var left = allCharges;
        for (var charge : charges) {
            bases.merge(rate(charge.percent()), charge.amount(), Money::plus);
            left = left.minus(charge.amount());
        }
        apportion(left, goods, bases);
        return bases;
    }

    private static void apportion(
            Money charges, NavigableMap<BigDecimal, Money> goods, NavigableMap<BigDecimal, Money> bases) {
        var whole = sum(goods.values(), charges.currency());
        var left = charges;
        for (var share : goods.headMap(goods.lastKey(), false).entrySet()) {
            if (whole.isPositive()) {
                var part = share(charges, share.getValue(), whole);
                bases.merge(share.getKey(), part, Money::plus);
                left = left.minus(part);
            }
        }
        bases.merge(goods.lastKey(), left, Money::plus);
    }

    private static Money share(Money charges, Money part, Money whole) {
        var digits = Money.minorDigits(charges.currency());
        return new Money(
                charges.amount().multiply(part.amount()).divide(whole.amount(), digits, RoundingMode.HALF_UP),
                charges.currency());
    }

    private List<Invoice.Tax> laidAgainst(NavigableMap<BigDecimal, Money> bases) {
        var taxes = new ArrayList<Invoice.Tax>();
        var left = total;
        for (var base : bases.entrySet()) {
            var charged = base.getKey().equals(bases.lastKey())
                    ? left
                    : base.getValue().times(base.getKey().movePointLeft(2)).rounded();
            taxes.add(new Invoice.Tax(base.getKey(), base.getValue(), charged));
            left = left.minus(charged);
        }
        return taxes;
    }

    private List<Invoice.Tax> beside(NavigableMap<BigDecimal, Money> bases) {
        var none = Money.zero(total.currency());
        var rates = new TreeSet<>(bases.keySet());
        stated.forEach(row -> rates.add(rate(row.percent())));
        return rates.stream()
                .map(rate -> new Invoice.Tax(
                        rate, bases.getOrDefault(rate, none), stated(rate, Row::tax), stated(rate, Row::base)))
                .toList();
    }

    private Money stated(BigDecimal rate, Function<Row, Money> figure) {
        var rows = stated.stream().filter(row -> row.percent().compareTo(rate) == 0);
        return sum(rows.map(figure).toList(), total.currency());
    }

    private static Money sum(Collection<Money> amounts, String currency) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    private static BigDecimal rate(BigDecimal percent) {
        return percent.stripTrailingZeros();
    }
}
