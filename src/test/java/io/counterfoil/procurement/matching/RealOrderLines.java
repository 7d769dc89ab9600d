package io.counterfoil.procurement.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Purchase orders with what was ordered, received and rejected, from the AdventureWorks sample database
 * (github.com/microsoft/sql-server-samples, MIT). The files are tab separated and have no header.
 */
public final class RealOrderLines {
    /** Some of the lines, copied into this repository. */
    public static final Path REPOSITORY = Path.of("src/test/resources/matching/adventureworks");

    /** All of them, where the shared folder is there. */
    public static final Path SHARED = Path.of(System.getProperty("counterfoil.shared", "../shared"))
            .resolve("samples/masterdata/adventureworks-oltp");

    private RealOrderLines() {}

    /**
     * One line of an order.
     *
     * @param price for one unit, in ten-thousandths
     * @param freight of the whole order, in ten-thousandths
     */
    public record Line(
            String order,
            String supplier,
            String unit,
            LocalDate due,
            long ordered,
            long price,
            long received,
            long rejected,
            long freight) {}

    /** By order, in the order of the file. */
    public static List<List<Line>> orders(Path folder) {
        var suppliers = new HashMap<String, String>();
        rows(folder.resolve("Vendor.csv")).forEach(row -> suppliers.put(row[0], row[1]));
        var headers = new HashMap<String, String[]>();
        rows(folder.resolve("PurchaseOrderHeader.csv")).forEach(row -> headers.put(row[0], row));
        var units = new HashMap<String, String>();
        rows(folder.resolve("ProductVendor.csv")).forEach(row -> units.put(row[0] + " " + row[1], row[9].strip()));
        var orders = new java.util.LinkedHashMap<String, List<Line>>();
        for (var row : rows(folder.resolve("PurchaseOrderDetail.csv"))) {
            var header = headers.get(row[0]);
            if (header != null) {
                orders.computeIfAbsent(row[0], any -> new java.util.ArrayList<>())
                        .add(line(row, header, suppliers, units));
            }
        }
        return List.copyOf(orders.values());
    }

    private static Line line(String[] row, String[] header, Map<String, String> suppliers, Map<String, String> units) {
        return new Line(
                row[0],
                suppliers.getOrDefault(header[4], header[4]),
                units.getOrDefault(row[4] + " " + header[4], "EA"),
                LocalDate.parse(row[2].substring(0, 10)),
                Long.parseLong(row[3]),
                tenThousandths(row[5]),
                tenThousandths(row[7]) / 10_000,
                tenThousandths(row[8]) / 10_000,
                tenThousandths(header[10]));
    }

    private static long tenThousandths(String decimal) {
        return new BigDecimal(decimal).movePointRight(4).longValueExact();
    }

    private static List<String[]> rows(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(line -> line.split("\t", -1)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
