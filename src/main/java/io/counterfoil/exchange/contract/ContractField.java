package io.counterfoil.exchange.contract;

/**
 * One field of a contract.
 *
 * @param field name in records, for example {@code paymentDays}
 * @param term what the business calls it
 * @param required whether every record must carry it
 * @param owner the one system whose value counts; another system's differing value is held
 */
public record ContractField(String field, String term, FieldType type, boolean required, String owner) {}
