package io.counterfoil.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every diagram under {@code processes/} keeps every rule, and every rule finds its breach. */
class ProcessModelRulesTest {
    private static final List<Rule<ProcessModel>> RULES = Stream.concat(
                    ProcessModelRules.ALL.stream(), DiagramRules.ALL.stream())
            .toList();

    private static final Path FIXTURES = Path.of("src/test/resources/architecture");
    private static final String SOUND = ProjectFiles.textOf(FIXTURES.resolve("check-parcel.bpmn"));

    @TestFactory
    Stream<DynamicNode> everyDiagramKeepsEveryRule() {
        var project = ProjectFiles.read();
        assertThat(project.models()).isNotEmpty();
        return project.models().stream()
                .map(model -> dynamicContainer(
                        model.fileName(),
                        RULES.stream()
                                .map(rule -> dynamicTest(
                                        rule.sentence(),
                                        () -> assertThat(rule.objections().apply(model, project))
                                                .as("%s: %s", model.fileName(), rule.sentence())
                                                .isEmpty()))));
    }

    @Test
    void aSoundDiagramBreaksNoRule() {
        var model = ProcessModel.of("check-parcel.bpmn", SOUND);
        assertThat(RULES)
                .allSatisfy(rule -> assertThat(rule.objections().apply(model, around(model)))
                        .as(rule.sentence())
                        .isEmpty());
    }

    /** Each line breaks the sound diagram in one place and names the rule that must say so. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/architecture/broken-diagrams.csv", numLinesToSkip = 1, delimiter = ';')
    void aBreachIsFound(String sentence, String sound, String broken) {
        assertThat(SOUND).contains(sound);
        var model = ProcessModel.of("check-parcel.bpmn", SOUND.replace(sound, broken == null ? "" : broken));
        assertThat(rule(sentence).objections().apply(model, around(model))).isNotEmpty();
    }

    @Test
    void twoFilesOfOneNameAreFound() {
        var model = ProcessModel.of("check-parcel.bpmn", SOUND);
        var other = ProcessModel.of("check-parcel.bpmn", SOUND);
        assertThat(rule("no other file has this name, whatever its folder")
                        .objections()
                        .apply(model, around(model, other)))
                .isNotEmpty();
    }

    @Test
    void everyRuleIsSeenToFindABreach() {
        var broken = ProjectFiles.textOf(FIXTURES.resolve("broken-diagrams.csv"));
        assertThat(RULES)
                .filteredOn(rule -> !rule.sentence().startsWith("no other file has this name"))
                .allSatisfy(rule -> assertThat(broken).contains("\n" + rule.sentence() + ";"));
    }

    private static Rule<ProcessModel> rule(String sentence) {
        return RULES.stream()
                .filter(rule -> rule.sentence().equals(sentence))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no rule says: " + sentence));
    }

    /** The project that the fixture would be sound in. */
    private static ProjectFiles around(ProcessModel... models) {
        return new ProjectFiles(
                List.of(models),
                List.of(FormDefinition.of("open-parcel.form", "{\"id\":\"open-parcel\"}")),
                Set.of("ParcelClass"),
                Set.of("weighParcel"),
                Set.of("showParcel"),
                Set.of("Message_ParcelArrived", "PARCEL_UNKNOWN", "RECEIVE"),
                Set.of("receiver"));
    }
}
