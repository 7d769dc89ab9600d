package io.counterfoil.governance.priority;

import java.util.List;

/** Initiatives in order, or why there is none. */
public sealed interface Prioritisation {

    /** In the order of their ranks. */
    record Ranking(List<Ranked> initiatives) implements Prioritisation {
        public Ranking {
            initiatives = List.copyOf(initiatives);
        }
    }

    /**
     * @param rank from 1
     * @param wave from 1
     * @param words how the score came about, one sentence
     */
    record Ranked(int rank, int wave, Initiative initiative, Score score, String words) {}

    /**
     * Initiatives wait for each other.
     *
     * @param keys each depends on the next one, and the last is the first again
     */
    record Circle(List<String> keys, String words) implements Prioritisation {
        static Circle of(List<String> keys) {
            return new Circle(
                    List.copyOf(keys),
                    "Initiatives depend on each other in a circle: " + String.join(" → ", keys)
                            + "; take one of these dependencies out.");
        }
    }

    /** An initiative depends on one that is not in the list. */
    record Unknown(String key, String dependsOn, String words) implements Prioritisation {
        static Unknown of(String key, String dependsOn) {
            return new Unknown(
                    key,
                    dependsOn,
                    "Initiative " + key + " depends on " + dependsOn
                            + ", which is not in the list; add it, or take the dependency out if it is done.");
        }
    }
}
