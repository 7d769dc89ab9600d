package io.counterfoil.demo;

import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.LegalEntity;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.SteeringCommittee;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the measures of the story hang under, and who steers them. */
@Component
class DemoStructure {
    private static final String OTTO = "otto.office";

    private final Structure structure;
    private final Bodies bodies;

    DemoStructure(Structure structure, Bodies bodies) {
        this.structure = structure;
        this.bodies = bodies;
    }

    void build() {
        bodies.put(
                new LegalEntity(
                        "CF-DE", "Counterfoil Demo GmbH", "EUR", List.of(DemoMeasure.CARLA, "conrad.controller")),
                "fiona.cfo");
        bodies.put(
                new SteeringCommittee(
                        "STC-VALUE",
                        "Steering committee value",
                        "stella.steering",
                        List.of("stella.steering", "fiona.cfo", "bo.board", "bea.board")),
                OTTO);
        node("CF-GROUP", Level.ORGANIZATION, "Counterfoil Demo Group", null, null);
        node("PF-VALUE", Level.PORTFOLIO, "Value programme", "CF-GROUP", null);
        node("PG-BUY", Level.PROGRAM, "Buy better", "PF-VALUE", null);
        node("PG-RUN", Level.PROGRAM, "Run leaner", "PF-VALUE", null);
        node("PR-INDIRECT", Level.PROJECT, "Indirect spend", "PG-BUY", "ian.it");
        node("PR-IT", Level.PROJECT, "Information technology", "PG-BUY", "ian.it");
        node("PR-SITES", Level.PROJECT, "Sites and freight", "PG-RUN", "ian.it");
        node("MP-TRAVEL", Level.MEASURE_PACKAGE, "Travel", "PR-INDIRECT", "carl.category");
        node("MP-OFFICE", Level.MEASURE_PACKAGE, "Office", "PR-INDIRECT", "carl.category");
        node("MP-CLOUD", Level.MEASURE_PACKAGE, "Cloud", "PR-IT", "carl.category");
        node("MP-LICENCES", Level.MEASURE_PACKAGE, "Licences", "PR-IT", "carl.category");
        node("MP-FREIGHT", Level.MEASURE_PACKAGE, "Freight", "PR-SITES", "carl.category");
        node("MP-ENERGY", Level.MEASURE_PACKAGE, "Energy", "PR-SITES", "carl.category");
    }

    private void node(String key, Level level, String name, @Nullable String parent, @Nullable String lead) {
        structure.put(new StructureNode(key, level, name, parent, lead), OTTO);
    }
}
