package io.counterfoil.governance.ranking;

import io.counterfoil.governance.measure.Dependency;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.priority.Initiative;
import io.counterfoil.governance.priority.Priorities;
import io.counterfoil.governance.priority.Prioritisation;
import io.counterfoil.governance.priority.Prioritisation.Circle;
import io.counterfoil.governance.priority.Prioritisation.Unknown;
import io.counterfoil.governance.priority.PriorityWeights;
import io.counterfoil.governance.ranking.ScoreTable.Part;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Puts the measures in order that are not implemented yet and not cancelled. The same records and the same table give the
 * same order. Not in a transaction: the table's evaluation is on record of its own.
 */
@Service
public class Rankings {
    private static final int PAGE = 1000;
    private static final int SMALL = 1000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Measures measures;
    private final Surroundings surroundings;
    private final Candidates candidates;
    private final ScoreTable table;
    private final Clock clock;
    private final AtomicReference<@Nullable Found> kept = new AtomicReference<>();

    Rankings(Measures measures, Surroundings surroundings, Candidates candidates, ScoreTable table, Clock clock) {
        this.measures = measures;
        this.surroundings = surroundings;
        this.candidates = candidates;
        this.table = table;
        this.clock = clock;
    }

    /** A ranking, and when it was found. */
    public record Found(Ranking ranking, Instant at) {}

    /** For people who look: a large ranking is found anew after a minute at the earliest, a small one each time. */
    public Found latest() {
        var known = kept.get();
        if (known == null
                || known.ranking().measures().size() <= SMALL
                || !clock.instant().isBefore(known.at().plus(KEPT))) {
            known = new Found(now(), clock.instant());
            kept.set(known);
        }
        return known;
    }

    /** All of them, by the records of this moment; a measure whose figures cannot be compared is left out and named. */
    public Ranking now() {
        var bands = bands();
        var leftOut = new ArrayList<String>();
        var found = new TreeMap<String, Candidate>();
        for (var page = measures.after("", PAGE); !page.isEmpty(); ) {
            candidates.read(
                    waiting(page),
                    bands,
                    candidate -> found.put(candidate.measure().measure(), candidate),
                    (measure, incomparable) -> leftOut.add(measure.measure() + ": " + incomparable.getMessage()));
            page = measures.after(page.get(page.size() - 1).measure(), PAGE);
        }
        var prioritisation = new Priorities(weights(bands)).order(initiatives(found));
        return prioritisation instanceof Prioritisation.Ranking order
                ? new Ranking(places(order, found), "", leftOut)
                : new Ranking(List.of(), obstacle(prioritisation), leftOut);
    }

    private static List<RankedMeasure> places(Prioritisation.Ranking order, Map<String, Candidate> found) {
        return order.initiatives().stream()
                .flatMap(place ->
                        Stream.ofNullable(found.get(place.initiative().key())).map(candidate -> candidate.at(place)))
                .toList();
    }

    private static String obstacle(Prioritisation none) {
        return none instanceof Circle circle ? circle.words() : ((Unknown) none).words();
    }

    private static List<Measure> waiting(List<Measure> page) {
        return page.stream()
                .filter(measure -> measure.stage().compareTo(Stage.D4) < 0)
                .filter(measure -> measure.condition() != Condition.CANCELLED)
                .toList();
    }

    /** Whoever waits for something done, cancelled or left out waits for nothing in this list. */
    private List<Initiative> initiatives(Map<String, Candidate> found) {
        var needed = surroundings.dependenciesOf(found.keySet());
        return found.entrySet().stream()
                .map(one -> one.getValue()
                        .initiative(needed.getOrDefault(one.getKey(), List.of()).stream()
                                .map(Dependency::dependsOn)
                                .filter(found::containsKey)
                                .collect(Collectors.toSet())))
                .toList();
    }

    private Map<Part, List<ScoreBand>> bands() {
        var bands = new HashMap<Part, List<ScoreBand>>();
        for (var part : Part.values()) {
            bands.put(part, table.bands(part));
        }
        return bands;
    }

    private static PriorityWeights weights(Map<Part, List<ScoreBand>> bands) {
        return new PriorityWeights(
                Arrays.stream(Initiative.Risk.values())
                        .collect(Collectors.toMap(risk -> risk, risk -> factor(bands, risk))),
                first(bands, Part.DEPENDENCY),
                first(bands, Part.DEPENDENCY_LEAST),
                of(bands, Part.WAVE).stream()
                        .map(wave -> wave.counts().intValueExact())
                        .toList());
    }

    private static BigDecimal factor(Map<Part, List<ScoreBand>> bands, Initiative.Risk risk) {
        return of(bands, Part.RISK).stream()
                .filter(band -> band.words().equals(risk.name()))
                .map(ScoreBand::counts)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the table of scores has no factor for risk " + risk));
    }

    private static BigDecimal first(Map<Part, List<ScoreBand>> bands, Part part) {
        return of(bands, part).get(0).counts();
    }

    private static List<ScoreBand> of(Map<Part, List<ScoreBand>> bands, Part part) {
        return bands.getOrDefault(part, List.of());
    }
}
