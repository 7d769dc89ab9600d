package io.counterfoil.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Application;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/** Each module uses only the modules that its {@code package-info} names, their faces only, and never in a circle. */
class ModuleWallsTest {
    /** Written by each build and kept out of the repository, so that no page can be older than its code. */
    private static final Path PAGES = Path.of("target/modules");

    private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);

    @Test
    void everyModuleKeepsItsWalls() {
        MODULES.verify();
    }

    @Test
    void everyModuleHasAPageOfItsOwn() {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(PAGES.toString()))
                .writeModulesAsPlantUml(DiagramOptions.defaults())
                .writeIndividualModulesAsPlantUml(DiagramOptions.defaults())
                .writeModuleCanvases();
        assertThat(MODULES)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(PAGES.resolve("module-" + module.getIdentifier() + ".adoc"))
                        .isNotEmptyFile());
    }
}
