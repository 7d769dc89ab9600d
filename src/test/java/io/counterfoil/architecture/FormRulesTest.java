package io.counterfoil.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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

/** Every form under {@code forms/} keeps every rule, and every rule finds its breach. */
class FormRulesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/architecture");
    private static final String SOUND = ProjectFiles.textOf(FIXTURES.resolve("open-parcel.form"));

    @TestFactory
    Stream<DynamicNode> everyFormKeepsEveryRule() {
        var project = ProjectFiles.read();
        assertThat(project.forms()).isNotEmpty();
        return project.forms().stream()
                .map(form -> dynamicContainer(
                        form.fileName(),
                        FormRules.ALL.stream()
                                .map(rule -> dynamicTest(
                                        rule.sentence(),
                                        () -> assertThat(rule.objections().apply(form, project))
                                                .as("%s: %s", form.fileName(), rule.sentence())
                                                .isEmpty()))));
    }

    @Test
    void aSoundFormBreaksNoRule() {
        var form = FormDefinition.of("open-parcel.form", SOUND);
        assertThat(FormRules.ALL)
                .allSatisfy(rule -> assertThat(rule.objections().apply(form, around(form)))
                        .as(rule.sentence())
                        .isEmpty());
    }

    /** Each line breaks the sound form in one place and names the rule that must say so. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(
            resources = "/architecture/broken-forms.csv",
            numLinesToSkip = 1,
            delimiter = ';',
            quoteCharacter = '\'')
    void aBreachIsFound(String sentence, String sound, String broken) {
        assertThat(SOUND).contains(sound);
        var form = FormDefinition.of("open-parcel.form", SOUND.replace(sound, broken == null ? "" : broken));
        assertThat(rule(sentence).objections().apply(form, around(form))).isNotEmpty();
    }

    @Test
    void twoFilesOfOneNameAreFound() {
        var form = FormDefinition.of("open-parcel.form", SOUND);
        assertThat(rule("no other file has this name, whatever its folder")
                        .objections()
                        .apply(form, around(form, FormDefinition.of("open-parcel.form", SOUND))))
                .isNotEmpty();
    }

    @Test
    void aFileThatIsNoJsonIsNotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormDefinition.of("open-parcel.form", SOUND.substring(1)))
                .withMessageContaining("open-parcel.form");
    }

    @Test
    void everyRuleIsSeenToFindABreach() {
        var broken = ProjectFiles.textOf(FIXTURES.resolve("broken-forms.csv"));
        assertThat(FormRules.ALL)
                .filteredOn(rule -> !rule.sentence().startsWith("no other file has this name"))
                .allSatisfy(rule -> assertThat(broken).contains("\n" + rule.sentence() + ";"));
    }

    private static Rule<FormDefinition> rule(String sentence) {
        return FormRules.ALL.stream()
                .filter(rule -> rule.sentence().equals(sentence))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no rule says: " + sentence));
    }

    /** The project that the fixture is sound in: the diagram of the other fixture shows it. */
    private static ProjectFiles around(FormDefinition... forms) {
        return new ProjectFiles(
                List.of(ProcessModel.read(FIXTURES.resolve("check-parcel.bpmn"))),
                List.of(forms),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }
}
