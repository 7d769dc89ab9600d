package io.counterfoil.workflow;

import java.util.List;
import java.util.Map;

/**
 * What a card in Tasklist shows under the task's name. A process that wants its values on the card sets variables of
 * these names; a card shows those it has.
 */
public final class TaskCard {
    /** The business key of the document to decide on, for example {@code REQ-1001}. */
    public static final String DOCUMENT = "document";

    /** The amount at stake as people read it, with its currency, for example {@code 1,234.50 EUR}. */
    public static final String AMOUNT = "amount";

    /** The supplier or, for a requisition, the person who asks. */
    public static final String PARTNER = "partner";

    /** What it is about in a few words, for example {@code 12 laptops}; not on the card, but in mails. */
    public static final String ABOUT = "about";

    /** Why this person is asked; not on the card, but on pages and in forms. */
    public static final String WHY = "why";

    private TaskCard() {}

    static List<Map<String, String>> variables() {
        return List.of(
                Map.of("name", DOCUMENT, "label", "Document"),
                Map.of("name", AMOUNT, "label", "Amount"),
                Map.of("name", PARTNER, "label", "Partner"));
    }
}
