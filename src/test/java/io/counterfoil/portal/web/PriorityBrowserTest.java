package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.BrowserTest;
import io.counterfoil.governance.measure.Dependency;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which measures come first, and why, on a page. */
class PriorityBrowserTest extends BrowserTest {
    private static final String MIA = "mia.measure";

    @Autowired
    Structure structure;

    @Autowired
    Measures measures;

    @Autowired
    Surroundings surroundings;

    @Test
    void pageShowsEachMeasureInItsPlaceWithTheReason() {
        var first = measure("Freight by rail", "PRIO-A", "900000");
        var second = measure("Fewer carriers", "PRIO-B", "6000000");
        surroundings.stateDependencies(second, List.of(new Dependency(first, null)), MIA);
        logIn(MIA, "mia-demo");
        page.navigate("/priorities");
        var text = page.locator("main").innerText();
        assertThat(text).contains("Wave 1", "Freight by rail", "Impact 3 ÷ effort 1", "not before " + first);
        assertThat(text.indexOf("Freight by rail")).isLessThan(text.indexOf("Fewer carriers"));
        takePictures("priorities");
        assertPlainText();
        assertAccessible();
        assertFitsThePhone();
    }

    private String measure(String name, String key, String target) {
        @Nullable String parent = null;
        for (var level : Level.values()) {
            var node = "PRIO-" + level.ordinal();
            structure.put(new StructureNode(node, level, "Logistics", parent, null), "otto.office");
            parent = node;
        }
        var profile = new MeasureProfile(
                name,
                "",
                "PRIO-4",
                MIA,
                null,
                null,
                null,
                "",
                "",
                null,
                null,
                "",
                "EUR",
                "",
                null,
                "",
                new BigDecimal(target),
                "",
                "",
                false,
                null);
        return measures.propose(key, profile, MIA).measure();
    }
}
