package io.counterfoil.procurement.matching;

import io.counterfoil.procurement.matching.DuplicateScore.Looks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Pairs of invoices that are, or are not, the same one, drawn from the amounts, dates and vendors of the AdventureWorks
 * purchase orders. Vendors number in a scheme of their own. Labels come from how a pair was made, never from the score.
 */
final class LabelledPairs {
    static final Path ORDERS = Path.of(System.getProperty("counterfoil.shared", "../shared"))
            .resolve("samples/masterdata/adventureworks-oltp/PurchaseOrderHeader.csv");

    /**
     * One pair.
     *
     * @param story how it was made
     * @param proved whether receipts cover both, so that nearness is information only
     */
    record Pair(String story, boolean same, Looks one, Looks other, boolean sharedOrder, boolean proved) {
        boolean isHeld() {
            return DuplicateScore.of(one, other, sharedOrder).isNear() && !proved;
        }
    }

    private record Order(int vendor, LocalDate date, BigDecimal gross) {}

    private final Random random;
    private final List<Order> orders;

    LabelledPairs(long seed) {
        this.random = new Random(seed);
        this.orders = orders();
    }

    private static List<Order> orders() {
        try (var rows = Files.lines(ORDERS)) {
            return rows.map(row -> row.split("\t", -1))
                    .map(row -> new Order(
                            Integer.parseInt(row[4]),
                            LocalDate.parse(row[6].substring(0, 10)),
                            new BigDecimal(row[11]).setScale(2, RoundingMode.HALF_UP)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Half of them the same invoice twice. */
    List<Pair> draw(int count) {
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < count; i++) {
            pairs.add(i % 2 == 0 ? same(i / 2) : different(i / 2));
        }
        return pairs;
    }

    /** What happens to a number between the supplier's printer and our keyboard. */
    private Map<String, UnaryOperator<String>> slips(int year) {
        return Map.of(
                "as it was", number -> number.replace("-", " "),
                "letter for digit", this::misread,
                "swapped neighbours", this::swapped,
                "leading zeros dropped", number -> number.replaceAll("(?<![0-9])0+(?=[0-9])", ""),
                "digit lost", this::lost,
                "prefix added", number -> (random.nextBoolean() ? "INV-" : "RE") + number,
                "year added", number -> number + "/" + year);
    }

    private Pair same(int index) {
        var order = orders.get(random.nextInt(orders.size()));
        var number = number(order, 1 + random.nextInt(9_000));
        var slips = slips(order.date().getYear()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        var slip = slips.get(index % slips.size());
        var cents = random.nextInt(20) == 0 ? BigDecimal.valueOf(random.nextInt(11) - 5L, 2) : BigDecimal.ZERO;
        var days = random.nextInt(3) == 0 ? random.nextInt(11) - 5L : 0;
        return new Pair(
                slip.getKey(),
                true,
                new Looks(number, order.gross(), order.date()),
                new Looks(
                        slip.getValue().apply(number),
                        order.gross().add(cents).abs(),
                        order.date().plusDays(days)),
                random.nextInt(4) > 0,
                false);
    }

    private Pair different(int index) {
        var order = orders.get(random.nextInt(orders.size()));
        var serial = 1 + random.nextInt(9_000);
        var one = new Looks(number(order, serial), order.gross(), order.date());
        return switch (index % 5) {
            case 0 ->
                new Pair(
                        "monthly rent",
                        false,
                        one,
                        new Looks(
                                number(order, serial + 1 + random.nextInt(20)),
                                order.gross(),
                                order.date().plusMonths(1)),
                        random.nextBoolean(),
                        false);
            case 1 ->
                new Pair(
                        "same goods again, received",
                        false,
                        one,
                        new Looks(
                                number(order, serial + 1 + random.nextInt(3)),
                                order.gross(),
                                order.date().plusDays(random.nextInt(15))),
                        random.nextBoolean(),
                        true);
            case 2 ->
                new Pair(
                        "next invoice, other amount",
                        false,
                        one,
                        new Looks(
                                number(order, serial + 1),
                                other(order).gross(),
                                order.date().plusDays(random.nextInt(8))),
                        random.nextBoolean(),
                        false);
            case 3 ->
                new Pair(
                        "any two of the vendor",
                        false,
                        one,
                        new Looks(
                                number(order, 1 + random.nextInt(9_000)),
                                other(order).gross(),
                                other(order).date()),
                        false,
                        false);
            default ->
                new Pair(
                        "weekly service without receipts",
                        false,
                        one,
                        new Looks(
                                number(order, serial + 5 + random.nextInt(40)),
                                order.gross(),
                                order.date().plusDays(7)),
                        random.nextBoolean(),
                        false);
        };
    }

    /** Another order of the same vendor with another amount: vendors of this data repeat amounts. */
    private Order other(Order order) {
        var others = orders.stream()
                .filter(candidate -> candidate.vendor() == order.vendor()
                        && candidate.gross().compareTo(order.gross()) != 0)
                .collect(Collectors.toList());
        return others.isEmpty() ? orders.get(random.nextInt(orders.size())) : others.get(random.nextInt(others.size()));
    }

    private static String number(Order order, int serial) {
        var year = order.date().getYear();
        return switch (order.vendor() % 5) {
            case 0 -> "INV-%05d".formatted(10_000 + serial);
            case 1 -> "%d-%04d".formatted(year, serial);
            case 2 -> "RE%d%05d".formatted(year, serial);
            case 3 -> "%07d".formatted(serial);
            default -> "%d/%06d/K".formatted(order.vendor(), serial);
        };
    }

    private String misread(String number) {
        var slips = Map.of('0', 'O', '1', 'I', '5', 'S', '8', 'B', 'I', '1', '2', 'Z');
        var places = new ArrayList<Integer>();
        for (var i = 0; i < number.length(); i++) {
            if (slips.containsKey(number.charAt(i))) {
                places.add(i);
            }
        }
        return places.isEmpty() ? number.toLowerCase(java.util.Locale.ROOT) : with(number, places, slips);
    }

    private String with(String number, List<Integer> places, Map<Character, Character> slips) {
        var at = places.get(random.nextInt(places.size()));
        return number.substring(0, at) + slips.get(number.charAt(at)) + number.substring(at + 1);
    }

    private String swapped(String number) {
        var at = number.length() - 2 - random.nextInt(3);
        return number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
    }

    private String lost(String number) {
        var at = number.length() - 1 - random.nextInt(4);
        return number.substring(0, at) + number.substring(at + 1);
    }
}
