package io.counterfoil.governance.gate;

import java.util.List;

/**
 * Who is asked at the same time.
 *
 * @param round of the question
 * @param step of the decision table; 0 if nobody is asked any more
 */
public record AskedStep(int round, int step, List<AskedDecider> deciders) {
    public AskedStep {
        deciders = List.copyOf(deciders);
    }
}
