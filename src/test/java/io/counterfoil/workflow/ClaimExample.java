package io.counterfoil.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;

/** An example process of its own for tests of what is told and shown of processes. */
public record ClaimExample(ProcessEngine engine) {
    private static final String MODEL = "examples/claim-check.bpmn";

    /** Deploys the example unless this very file is deployed. */
    public ClaimExample deployed() {
        engine.getRepositoryService()
                .createDeployment()
                .name("examples")
                .enableDuplicateFiltering(true)
                .addClasspathResource(MODEL)
                .deploy();
        return this;
    }

    public void start(String businessKey, boolean bookFails) {
        engine.getRuntimeService().startProcessInstanceByKey("ClaimCheck", businessKey, Map.of("bookFails", bookFails));
    }

    /** Completes the check as this person. */
    public void check(String businessKey, String person, boolean plausible) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult();
        engine.getIdentityService().setAuthentication(person, List.of("accounts-payable"));
        try {
            engine.getTaskService().claim(task.getId(), person);
            engine.getTaskService().complete(task.getId(), Map.of("plausible", plausible));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Runs the booking once; gives it up at once if it fails. */
    public void book(String businessKey) {
        var management = engine.getManagementService();
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult();
        var job =
                management.createJobQuery().processInstanceId(instance.getId()).singleResult();
        management.setJobRetries(job.getId(), 1);
        try {
            management.executeJob(job.getId());
        } catch (IllegalStateException expected) {
            management.setJobRetries(job.getId(), 0);
        }
    }
}
