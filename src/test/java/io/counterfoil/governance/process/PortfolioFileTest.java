package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.governance.transfer.Brought;
import io.counterfoil.governance.transfer.MeasureFile;
import io.counterfoil.governance.transfer.StructureFile;
import io.counterfoil.kernel.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Structure and measures out as files and in again, by the same rules as everything people enter. */
class PortfolioFileTest extends GovernanceProcessTest {
    private static final String NODES = "node,level,name,parent,lead\n";

    @Autowired
    StructureFile structureFile;

    @Autowired
    MeasureFile measureFile;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String measuresCsv() {
        var out = new StringBuilder();
        measureFile.write(out);
        return out.toString();
    }

    /** Heading and the rows of these measures; none of the examples has a line end in a cell. */
    private String rowsOf(String... keys) {
        return Arrays.stream(measuresCsv().split("\r\n"))
                .filter(line ->
                        line.startsWith("measure,") || Arrays.stream(keys).anyMatch(key -> line.startsWith(key + ",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    @Test
    void structureComesBackAsItWasAndChildrenMayStandBeforeParents() {
        var out = new StringBuilder();
        structureFile.write(out);
        assertThat(structureFile.bring(bytes(out.toString()), OTTO))
                .satisfies(same -> assertThat(same.added() + same.changed()).isZero());

        var file = NODES
                + "CSV-PR,PROJECT,\"Freight, sea\",CSV-PG,\n"
                + "CSV-ORG,ORGANIZATION,=Group,,\n"
                + "CSV-PG,PROGRAM,Logistics,CSV-PF,hana.head\n"
                + "CSV-PF,PORTFOLIO,Costs,CSV-ORG,\n";
        assertThat(structureFile.bring(bytes(file), OTTO)).isEqualTo(new Brought(4, 4, 0));
        assertThat(structure.get("CSV-PR"))
                .isEqualTo(new StructureNode("CSV-PR", Level.PROJECT, "Freight, sea", "CSV-PG", null));
        var exported = new StringBuilder();
        structureFile.write(exported);
        assertThat(exported).contains("CSV-ORG,ORGANIZATION,'=Group,,\r\n");
        assertThat(structureFile.bring(bytes(file.replace("Logistics", "Freight")), OTTO))
                .isEqualTo(new Brought(4, 0, 1));
    }

    @Test
    void structureIsBroughtInWholeOrNotAtAll() {
        var file = NODES
                + "CSVX-PF,PORTFOLIO,Fine,TEST-ORG,\n"
                + "CSVX-A,PROGRAM,No parent,TEST-ORG,\n"
                + "CSVX-B,BRANCH,No level,TEST-PF,\n"
                + "TEST-PG,PROGRAM,Elsewhere,CSVX-PF,\n"
                + "CSVX-C,PROGRAM,Nobody,TEST-PF,nobody.here\n";
        assertThatThrownBy(() -> structureFile.bring(bytes(file), OTTO))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll(
                        "line 3, STRUCTURE_PARENT_WRONG",
                        "line 4, level: is 'BRANCH'",
                        "line 5, STRUCTURE_NODE_DIFFERS",
                        "line 6, ACCOUNT_MISSING");
        assertThat(structure.find("CSVX-PF")).isEmpty();
    }

    @Test
    void measuresComeBackAsTheyWereAndChangesNeedVersionAndReason() {
        var decided = at(Stage.D1, "100");
        var open = propose().measure();
        var file = rowsOf(decided, open);
        assertThat(measureFile.bring(bytes(file), OTTO)).isEqualTo(new Brought(2, 0, 0));

        var renamed = file.replace("Fewer flights", "No flights");
        assertThatThrownBy(() -> measureFile.bring(bytes(renamed), OTTO))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("reason");
        assertThat(measures.get(open).profile().name()).as("nothing half done").isEqualTo("Fewer flights");

        var reasoned = renamed.replaceAll(",\r\n", ",Board wish\r\n");
        assertThat(measureFile.bring(bytes(reasoned), OTTO)).isEqualTo(new Brought(2, 0, 2));
        assertThat(measures.get(decided).profile().name()).isEqualTo("No flights");
        assertThatThrownBy(() -> measureFile.bring(bytes(reasoned.replace("No flights", "Trains")), OTTO))
                .as("the versions were read before the change")
                .hasMessageContaining("MEASURE_CHANGED_MEANWHILE");
    }

    @Test
    void newMeasuresBeginAtD0WhateverTheFileSays() {
        var heading = "measure,stage,name,parentPackage,owner,currency,target\n";
        assertThat(measureFile.bring(bytes(heading + ",,Rail,TEST-MP,mia.measure,EUR,1200.50\n"), OTTO))
                .isEqualTo(new Brought(1, 1, 0));
        assertThatThrownBy(() -> measureFile.bring(
                        bytes(heading
                                + "CSV-M-1,D4,Rail,TEST-MP,mia.measure,EUR,1\n"
                                + "CSV-M-2,,Rail,TEST-MP,mia.measure,EUR,\"1.200,50\"\n"
                                + "CSV-M-3,,Rail,TEST-PR,mia.measure,EUR,1\n"
                                + "CSV-M-4,,,TEST-MP,mia.measure,EUR,1\n"),
                        OTTO))
                .hasMessageContainingAll(
                        "line 2, stage: is 'D4'", "line 3, target: is '1.200,50'", "line 4, STRUCTURE", "line 5, name");
        assertThat(measures.find("CSV-M-3")).isEmpty();
    }
}
