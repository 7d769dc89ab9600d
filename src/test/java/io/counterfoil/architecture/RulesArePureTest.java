package io.counterfoil.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;

/** The match and the rules of governance give the same answer for the same facts, on any day and on any machine. */
@AnalyzeClasses(
        packages = {
            "io.counterfoil.procurement.matching",
            "io.counterfoil.governance.value",
            "io.counterfoil.governance.status",
            "io.counterfoil.governance.closure",
            "io.counterfoil.governance.stage",
            "io.counterfoil.governance.rollup",
            "io.counterfoil.governance.priority"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class RulesArePureTest {
    private static final String GOVERNANCE = "io.counterfoil.governance.";

    @ArchTest
    static final ArchRule matchingKnowsOnlyTheJdkTheKernelAndItself = classes()
            .that()
            .resideInAPackage("io.counterfoil.procurement.matching")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "io.counterfoil.kernel",
                    "io.counterfoil.procurement.matching",
                    "org.apache.commons.text.similarity", // pure as well: one string against another
                    "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule rulesOfGovernanceKnowOnlyTheJdkTheKernelAndEachOther = classes()
            .that()
            .resideInAPackage("io.counterfoil.governance..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "io.counterfoil.kernel",
                    GOVERNANCE + "value",
                    GOVERNANCE + "status",
                    GOVERNANCE + "closure",
                    GOVERNANCE + "stage",
                    GOVERNANCE + "rollup",
                    GOVERNANCE + "priority",
                    // Annotations of package-infos.
                    "org.springframework.modulith",
                    "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule rulesReadNoClock = noClasses()
            .should()
            .dependOnClassesThat(type(Clock.class))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(YearMonth.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");
}
