package io.counterfoil.governance.structure;

import java.util.List;

/**
 * A company of the group.
 *
 * @param currency ISO 4217 code of its books
 * @param controllers logins of those who may confirm the value of its measures, in order
 */
public record LegalEntity(String legalEntity, String name, String currency, List<String> controllers) {
    public LegalEntity {
        controllers = controllers.stream().distinct().sorted().toList();
    }
}
