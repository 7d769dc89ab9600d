package io.counterfoil.governance.measure;

import java.util.Locale;

/** What is before the gate about a measure now; while it is, nothing that it is about changes. */
record OpenQuestion(String passage, String asked, String askedBy) {
    String words(String measure) {
        return measure + " is before the gate with " + passage + " (" + asked.toLowerCase(Locale.ROOT) + ", asked by "
                + askedBy + "), and what is asked is what is decided; wait for the decision, or have " + askedBy
                + " withdraw the question with a reason: POST /api/v1/measures/" + measure + "/gate-passages/" + passage
                + "/withdrawal";
    }
}
