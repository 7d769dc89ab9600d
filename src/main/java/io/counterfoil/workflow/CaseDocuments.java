package io.counterfoil.workflow;

import java.util.Collection;
import java.util.List;

/** How a module shows its documents on the pages of a case. Each module with documents has one such bean. */
public interface CaseDocuments {
    /** Describes those of the keys that name a document of this module; says nothing about the others. */
    List<CaseDocument> describe(Collection<String> businessKeys);
}
