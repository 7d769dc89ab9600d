package io.counterfoil.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** What a class may know of the engine, of HTTP and of its neighbours, and what it may be called. */
@AnalyzeClasses(packages = "io.counterfoil", importOptions = ImportOption.DoNotIncludeTests.class)
class LayerRulesTest {
    private static final Pattern ROOM = Pattern.compile("(io\\.counterfoil\\.[a-z0-9]+)\\.(?:process|web)(?:\\..*)?");

    private static final Set<String> FLOATING_POINT =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "[D", "[F");

    @ArchTest
    static final ArchRule onlyWorkflowAuditAndProcessRoomsKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.counterfoil.workflow..", "io.counterfoil.audit..", "io.counterfoil.*.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("another engine would then change these packages and nothing else");

    @ArchTest
    static final ArchRule onlyWebRoomsAndConnectorsKnowHttp = noClasses()
            .that()
            .resideOutsideOfPackages("io.counterfoil.*.web..", "io.counterfoil.connectors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
            .because("a use case is called by pages, the API and processes alike");

    @ArchTest
    static final ArchRule theKernelKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage("io.counterfoil.kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.counterfoil.kernel..",
                    // Annotations of its package-info.
                    "org.jspecify.annotations",
                    "org.springframework.modulith");

    @ArchTest
    static final ArchRule aNameIsANounOfTheField = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
            .because("such a name is a question to the author");

    @ArchTest
    static final ArchRule noFieldIsFloatingPoint = noFields().should(beFloatingPoint());

    @ArchTest
    static final ArchRule noMethodTakesOrReturnsFloatingPoint = noCodeUnits().should(takeOrReturnFloatingPoint());

    @ArchTest
    static final ArchRule nobodyEntersAModuleByItsProcessOrWebRoom =
            classes().should(stayOutOfTheRoomsOfOtherModules());

    @ArchTest
    static final ArchRule theFaceOfAModuleDoesNotKnowItsRooms = classes()
            .that()
            .resideOutsideOfPackages("io.counterfoil.*.process..", "io.counterfoil.*.web..")
            .should(stayOutOfTheRoomsOfTheirOwnModule())
            .because("documents, rules and use cases serve processes and pages and never ask them");

    @ArchTest
    static final ArchRule theNounsOfAModuleBuildOnEachOtherOneWay = nounsBuildOneWay("procurement");

    @ArchTest
    static final ArchRule theNounsOfGovernanceBuildOnEachOtherOneWay = nounsBuildOneWay("governance");

    @ArchTest
    static final ArchRule controllersArePrivate = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areMetaAnnotatedWith(ControllerAdvice.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule delegatesAndListenersArePrivate = classes()
            .that(assignableTo(JavaDelegate.class)
                    .or(assignableTo(TaskListener.class))
                    .or(assignableTo(ExecutionListener.class)))
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            fields().should().notBeAnnotatedWith(Autowired.class).because("a constructor names all that a class needs");

    @ArchTest
    static final ArchRule theClockIsInjected = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.counterfoil.ClockConfiguration")
            .should(readTheSystemClock())
            .because("tests of due dates and periods move the clock");

    private static ArchRule nounsBuildOneWay(String module) {
        return slices().matching("io.counterfoil." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("one noun can then be read, and changed, without all the others");
    }

    private static ArchCondition<JavaField> beFloatingPoint() {
        return ArchCondition.from(DescribedPredicate.describe(
                "be floating point",
                field -> FLOATING_POINT.contains(field.getRawType().getName())));
    }

    /** By a call or by a method reference. */
    private static ArchCondition<JavaClass> readTheSystemClock() {
        return ArchCondition.from(DescribedPredicate.describe(
                "read the system's clock",
                reader -> reader.getCodeUnitAccessesFromSelf().stream()
                        .map(access -> access.getTarget())
                        .anyMatch(target -> target.getOwner().isEquivalentTo(System.class)
                                        && target.getName().equals("currentTimeMillis")
                                || target.getOwner().isEquivalentTo(Clock.class)
                                        && target.getName().startsWith("system")
                                || target.getOwner().getPackageName().equals("java.time")
                                        && target.getName().equals("now")
                                        && target.getRawParameterTypes().isEmpty())));
    }

    private static ArchCondition<JavaCodeUnit> takeOrReturnFloatingPoint() {
        return ArchCondition.from(DescribedPredicate.describe(
                "take or return floating point",
                unit -> FLOATING_POINT.contains(unit.getRawReturnType().getName())
                        || unit.getRawParameterTypes().stream()
                                .anyMatch(type -> FLOATING_POINT.contains(type.getName()))));
    }

    private static ArchCondition<JavaClass> stayOutOfTheRoomsOfOtherModules() {
        return new ArchCondition<>("stay out of the process and web rooms of other modules") {
            @Override
            public void check(JavaClass visitor, ConditionEvents events) {
                visitor.getDirectDependenciesFromSelf().forEach(dependency -> {
                    var room = ROOM.matcher(dependency.getTargetClass().getPackageName());
                    if (room.matches()
                            && !isInside(visitor, room.group(1))
                            && !isOffered(dependency.getTargetClass())) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaClass> stayOutOfTheRoomsOfTheirOwnModule() {
        return new ArchCondition<>("stay out of the process and web rooms of their own module") {
            @Override
            public void check(JavaClass visitor, ConditionEvents events) {
                visitor.getDirectDependenciesFromSelf().forEach(dependency -> {
                    var room = ROOM.matcher(dependency.getTargetClass().getPackageName());
                    if (room.matches() && isInside(visitor, room.group(1))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                });
            }
        };
    }

    private static boolean isInside(JavaClass visitor, String module) {
        return (visitor.getPackageName() + ".").startsWith(module + ".");
    }

    /** A room that its package-info declares a named interface, as the engine's login over HTTP, is a door. */
    private static boolean isOffered(JavaClass target) {
        return target.getPackage().isAnnotatedWith(NamedInterface.class);
    }
}
