package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.workflow.Account;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "providerRuns", disabledReason = OidcTest.SKIPPED)
class OidcLoginTest extends OidcTest {
    private static final Duration AT_MOST = Duration.ofSeconds(45);

    @AfterEach
    void everybodyIsThereAgain() {
        for (var person : new String[] {"rita.requester", "anna.approver", "carl.controller"}) {
            PROVIDER.restore(person);
        }
    }

    @Test
    void personWhoLogsInForTheFirstTimeIsKnownToTheEngineAndClaimsTheGroupsTasks() {
        var anna = new ProviderVisitor(port());
        assertThat(anna.logIn("anna.approver", "/cases"))
                .hasToString(anna.application("/cases").toString());

        assertThat(anna.get("/cases").statusCode()).isEqualTo(200);
        assertThat(anna.whoAmI().body()).contains("\"userId\":\"anna.approver\"", "tasklist");
        assertThat(groupsOf("anna.approver")).containsExactly("cost-centre-owner", "department-head");
        assertThat(accounts.find("anna.approver"))
                .hasValueSatisfying(account -> assertThat(account.displayName()).isEqualTo("Anna Approver"));
        var task = task("cost-centre-owner");
        assertThat(anna.claim(task.getId(), "anna.approver").statusCode()).isEqualTo(204);
        assertThat(events(SecurityAction.ACCOUNT_CREATED, "anna.approver")).isEqualTo(1);
        assertThat(events(SecurityAction.LOGIN_SUCCEEDED, "anna.approver")).isPositive();
    }

    @Test
    void requestToTheProviderCarriesPkceStateAndNonce() {
        var location = new ProviderVisitor(port())
                .get("/oauth2/authorization/oidc")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(location)
                .startsWith(PROVIDER.issuer() + "/auth?")
                .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=", "response_type=code");
    }

    @Test
    void loginNeverLeadsToAnotherHost() {
        var visitor = new ProviderVisitor(port());
        assertThat(visitor.logIn("anna.approver", "//evil.example").toString())
                .isEqualTo(visitor.application("/").toString());
    }

    @Test
    void leaverLosesRolesClaimRightsAndOpenSessionWithinTheLimit() {
        var carl = new ProviderVisitor(port());
        carl.logIn("carl.controller", "/security");
        assertThat(carl.get("/security").statusCode()).isEqualTo(200);
        var task = task("cost-centre-owner");
        var token = TokenFlow.of(carl, "carl.controller");
        assertThat(bearer(token)).isEqualTo(200);

        PROVIDER.remove("carl.controller");
        var removed = System.nanoTime();

        await().atMost(AT_MOST)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(carl.get("/security").statusCode()).isEqualTo(302));
        assertThat(Duration.ofNanos(System.nanoTime() - removed)).isLessThan(Duration.ofSeconds(40));
        assertThat(carl.whoAmI().statusCode()).isEqualTo(404);
        assertThat(carl.claim(task.getId(), "carl.controller").statusCode()).isIn(401, 403);
        assertThat(groupsOf("carl.controller")).isEmpty();
        var refused = events(SecurityAction.TOKEN_REFUSED, "");
        assertThat(bearer(token)).as("a token of before").isEqualTo(401);
        assertThat(events(SecurityAction.TOKEN_REFUSED, "")).isEqualTo(refused + 1);
        assertThat(events(SecurityAction.ACCOUNT_LEFT, "carl.controller")).isEqualTo(1);
        assertThat(events(SecurityAction.SESSION_ENDED, "carl.controller")).isEqualTo(1);
    }

    @Test
    void leaverWhoDoesNotClickLosesRolesAndOffersAllTheSame() {
        var anna = new ProviderVisitor(port());
        anna.logIn("anna.approver", "/");
        var task = task("cost-centre-owner");
        assertThat(offered(task, "anna.approver")).isTrue();
        var token = TokenFlow.of(anna, "anna.approver");
        assertThat(bearer(token)).isEqualTo(200);

        PROVIDER.remove("anna.approver");

        await().atMost(AT_MOST)
                .untilAsserted(() -> assertThat(groupsOf("anna.approver")).isEmpty());
        assertThat(offered(task, "anna.approver")).isFalse();
        assertThat(anna.claim(task.getId(), "anna.approver").statusCode())
                .as("Tasklist")
                .isIn(401, 403);
        assertThat(bearer(token, "POST", "/engine-rest/task/" + task.getId() + "/claim"))
                .as("engine REST")
                .isEqualTo(401);
        assertThat(bearer(token, "POST", "/api/v1/tasks/" + task.getId() + "/decision"))
                .as("our API")
                .isEqualTo(401);
        assertThat(anna.get("/tasks").statusCode()).as("our pages").isEqualTo(302);

        PROVIDER.restore("anna.approver");
        await("the next test logs in")
                .atMost(AT_MOST)
                .untilAsserted(() -> assertThat(new ProviderVisitor(port())
                                .logIn("anna.approver", "/")
                                .toString())
                        .doesNotContain("REFUSED"));
    }

    private boolean offered(Task task, String login) {
        return engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task.getId())
                        .taskCandidateUser(login)
                        .count()
                == 1;
    }

    private static int bearer(String token, String method, String path) {
        var visitor = new ProviderVisitor(port());
        return visitor.send(HttpRequest.newBuilder(visitor.application(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
    }

    @Test
    void leaverWhoComesBackHasTheRolesOfNow() {
        var first = new ProviderVisitor(port());
        first.logIn("anna.approver", "/");
        externalPeople.leave("anna.approver", "told by the test");
        assertThat(groupsOf("anna.approver")).isEmpty();
        await().atMost(AT_MOST).untilAsserted(() -> {
            var again = new ProviderVisitor(port());
            again.logIn("anna.approver", "/");
            assertThat(groupsOf("anna.approver")).containsExactly("cost-centre-owner", "department-head");
        });
    }

    @Test
    void rolesOfAnOpenSessionFollowTheProvider() {
        var anna = new ProviderVisitor(port());
        anna.logIn("anna.approver", "/");
        PROVIDER.give("anna.approver", "BPM-Controllers");
        await().atMost(AT_MOST).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(anna.get("/cases").statusCode()).isEqualTo(200);
            assertThat(groupsOf("anna.approver")).containsExactly("controller");
        });
        assertThat(anna.get("/security").statusCode()).isEqualTo(200);
        assertThat(events(SecurityAction.ROLES_CHANGED, "anna.approver")).isPositive();
    }

    @Test
    void localAccountIsNotTakenOverByANameFromTheProvider() {
        accounts.create(new Account("rita.requester", "Rita Local", Set.of("treasurer")), "a-local-password");
        var rita = new ProviderVisitor(port());
        assertThat(rita.logIn("rita.requester", "/").getQuery()).isEqualTo("notice=REFUSED");
        assertThat(rita.whoAmI().statusCode()).isEqualTo(404);
        assertThat(groupsOf("rita.requester")).containsExactly("treasurer");
    }

    @Test
    void accountOfTheProviderHasNoPasswordLoginEvenIfAnAdministratorSetsOne() {
        new ProviderVisitor(port()).logIn("anna.approver", "/");
        var user = engine.getIdentityService()
                .createUserQuery()
                .userId("anna.approver")
                .singleResult();
        user.setPassword("set-by-an-administrator");
        engine.getIdentityService().saveUser(user);

        var visitor = new HttpVisitor(port());
        assertThat(visitor.getAs("/engine-rest/task", "anna.approver", "set-by-an-administrator")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.webappPost(
                                "/camunda/api/admin/auth/user/default/login/tasklist",
                                Map.of("username", "anna.approver", "password", "set-by-an-administrator"))
                        .statusCode())
                .isEqualTo(401);
        visitor.logIn("anna.approver", "set-by-an-administrator", "/");
        assertThat(visitor.whoAmI().statusCode()).isEqualTo(404);
        assertThat(events(SecurityAction.LOGIN_FAILED, "anna.approver")).isEqualTo(3);
    }

    @Test
    void answerThatNobodyAskedForIsRefusedAndRecorded() {
        var before = events(SecurityAction.TOKEN_REFUSED, "");
        var visitor = new ProviderVisitor(port());
        var forged = visitor.get("/login/oauth2/code/oidc?code=stolen&state=forged");
        assertThat(forged.headers().firstValue("Location").orElseThrow()).contains("notice=REFUSED");
        assertThat(visitor.whoAmI().statusCode()).isEqualTo(404);
        assertThat(events(SecurityAction.TOKEN_REFUSED, "")).isEqualTo(before + 1);
    }

    @org.springframework.beans.factory.annotation.Autowired
    ExternalPeople externalPeople;

    private Task task(String group) {
        var task = engine.getTaskService().newTask();
        task.setName("of " + group);
        engine.getTaskService().saveTask(task);
        engine.getTaskService().addCandidateGroup(task.getId(), group);
        return task;
    }

    private static int bearer(String token) {
        var visitor = new ProviderVisitor(port());
        return visitor.send(HttpRequest.newBuilder(visitor.application("/engine-rest/task"))
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }
}
