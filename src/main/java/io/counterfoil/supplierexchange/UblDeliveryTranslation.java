package io.counterfoil.supplierexchange;

import io.counterfoil.supplierexchange.UblContent.Delivered;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;
import org.jspecify.annotations.Nullable;

/**
 * When a line was rendered or delivered and which receipt it bills: what the line says, else what the document says.
 *
 * @param line UBL has deliveries and receipts of a line, EN 16931 only its period
 */
record UblDeliveryTranslation(Delivered line, Delivered document) {

    /** The end of the line's period (BT-135), else its start (BT-134), else a delivery date (BT-72), else the document's. */
    @Nullable
    LocalDate serviceDate() {
        return serviceDate(line).or(() -> serviceDate(document)).orElse(null);
    }

    /** The buyer's receiving advice (BT-15), else the seller's despatch advice (BT-16). */
    @Nullable
    String receiptReference() {
        return Stream.of(line.receipts(), line.despatches(), document.receipts(), document.despatches())
                .flatMap(UblDeliveryTranslation::ids)
                .findFirst()
                .orElse(null);
    }

    private static Optional<LocalDate> serviceDate(Delivered delivered) {
        return first(delivered.periods(), PeriodType::getEndDateValueLocal)
                .or(() -> first(delivered.periods(), PeriodType::getStartDateValueLocal))
                .or(() -> first(delivered.deliveries(), DeliveryType::getActualDeliveryDateValueLocal));
    }

    private static <T> Optional<LocalDate> first(List<T> several, Function<T, @Nullable LocalDate> date) {
        return several.stream()
                .flatMap(one -> Optional.ofNullable(date.apply(one)).stream())
                .findFirst();
    }

    private static Stream<String> ids(List<DocumentReferenceType> references) {
        return references.stream().flatMap(reference -> BusinessTerms.text(reference.getIDValue()).stream());
    }
}
