package io.counterfoil.demo;

import io.counterfoil.governance.stage.Stage;

/**
 * What somebody proposes in the story.
 *
 * @param monthly effect of a month
 * @param start months after the first one of the story
 * @param stage that it reaches
 */
record DemoIdea(String parentPackage, String name, String monthly, int start, Stage stage, Course course) {

    /** How a measure does. */
    enum Course {
        AS_PLANNED,
        /** The work is done, the value does not come. */
        TRAP,
        /** The value comes, the work does not. */
        MIRROR,
        /** Brings less, and gets a new baseline. */
        REBASELINED,
        HELD,
        CANCELLED,
        /** Brings less and less once it is closed. */
        DECAYING
    }

    boolean reaches(Stage other) {
        return stage.compareTo(other) >= 0;
    }
}
