package io.counterfoil.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.ProcessTest;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProcessHistoryTest extends ProcessTest {
    @Autowired
    ProcessHistory history;

    ClaimExample claims;

    @BeforeEach
    void deploy() {
        claims = new ClaimExample(engine).deployed();
    }

    @Test
    void runningProcessTellsWhoItWaitsFor() {
        claims.start("PH-1", false);
        var run = only("PH-1");
        var open = step(run, "Task_CheckClaim");
        assertThat(run.state()).isEqualTo(ProcessRun.State.RUNNING);
        assertThat(run.model().name()).isEqualTo("Claim check");
        assertThat(open.name()).isEqualTo("Check claim");
        assertThat(open.state()).isEqualTo(ProcessStep.State.OPEN);
        assertThat(open.task().orElseThrow().candidateGroups()).containsExactly("accounts-payable");
        assertThat(open.task().orElseThrow().due()).isPresent();
        assertThat(run.walkedFlows()).containsExactly("Flow_Received");
        assertThat(history.waitingAmong(List.of("PH-1"))).containsExactly("PH-1");
    }

    @Test
    void endedProcessTellsItsWayItsPeopleAndItsOutcome() {
        claims.start("PH-2", false);
        claims.check("PH-2", "anna.payable", false);
        var run = only("PH-2");
        assertThat(run.state()).isEqualTo(ProcessRun.State.ENDED);
        assertThat(run.outcome()).contains("Claim refused");
        assertThat(step(run, "Task_CheckClaim").person()).contains("anna.payable");
        assertThat(step(run, "Gateway_ClaimPlausible").way()).contains("No");
        assertThat(run.walkedFlows()).containsExactlyInAnyOrder("Flow_Received", "Flow_Checked", "Flow_No");
        assertThat(run.steps()).extracting(ProcessStep::activityId).endsWith("EndEvent_ClaimRefused");
    }

    @Test
    void workInTheQueueIsAStepAlready() {
        claims.start("PH-3", false);
        claims.check("PH-3", "anna.payable", true);
        var queued = step(only("PH-3"), "Task_BookClaim");
        assertThat(queued.state()).isEqualTo(ProcessStep.State.QUEUED);
        assertThat(queued.trouble()).isEmpty();
        assertThat(only("PH-3").walkedFlows()).contains("Flow_Yes");
    }

    @Test
    void failedWorkTellsItsTroubleWhereItHappened() {
        claims.start("PH-4", true);
        claims.check("PH-4", "anna.payable", true);
        claims.book("PH-4");
        var trouble = step(only("PH-4"), "Task_BookClaim").trouble().orElseThrow();
        assertThat(trouble.message()).contains("are closed");
        assertThat(trouble.stuck()).isTrue();
        assertThat(history.stuckAmong(List.of("PH-4", "PH-5"))).containsExactly("PH-4");
        assertThat(history.waitingAmong(List.of("PH-4"))).isEmpty();
        assertThat(history.runningAmong(List.of("PH-4", "PH-none"))).containsExactly("PH-4");
    }

    @Test
    void cancelledProcessTellsWhy() {
        claims.start("PH-5", false);
        var id = only("PH-5").id();
        engine.getRuntimeService().deleteProcessInstance(id, "entered twice");
        var run = only("PH-5");
        assertThat(run.state()).isEqualTo(ProcessRun.State.CANCELLED);
        assertThat(run.outcome()).contains("entered twice");
        assertThat(step(run, "Task_CheckClaim").state()).isEqualTo(ProcessStep.State.CANCELLED);
    }

    @Test
    void bothBranchesOfAForkAreWalkedAndTheShortcutIsNot() {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "fork-example.bpmn",
                        Bpmn.createExecutableProcess("ForkExample")
                                .name("Fork example")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent("Start")
                                .parallelGateway("Fork")
                                .sequenceFlowId("ToA")
                                .manualTask("A")
                                .sequenceFlowId("FromA")
                                .parallelGateway("Join")
                                .sequenceFlowId("Joined")
                                .exclusiveGateway("Choice")
                                .sequenceFlowId("Long")
                                .manualTask("Detour")
                                .sequenceFlowId("Detoured")
                                .endEvent("End")
                                .moveToNode("Fork")
                                .sequenceFlowId("ToB")
                                .manualTask("B")
                                .sequenceFlowId("FromB")
                                .connectTo("Join")
                                .moveToNode("Choice")
                                .sequenceFlowId("Shortcut")
                                .condition("never", "${false}")
                                .connectTo("End")
                                .done())
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("ForkExample", "PH-6");
        assertThat(only("PH-6").walkedFlows())
                .contains("ToA", "ToB", "FromA", "FromB", "Joined", "Long", "Detoured")
                .doesNotContain("Shortcut");
    }

    private ProcessRun only(String businessKey) {
        var runs = history.of(List.of(businessKey));
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private static ProcessStep step(ProcessRun run, String activityId) {
        return run.steps().stream()
                .filter(step -> step.activityId().equals(activityId))
                .findFirst()
                .orElseThrow();
    }
}
