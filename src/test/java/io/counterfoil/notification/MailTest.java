package io.counterfoil.notification;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.counterfoil.RunningApplicationTest;
import io.counterfoil.deadline.ReminderTimetable;
import io.counterfoil.identity.HttpVisitor;
import io.counterfoil.identity.Staff;
import io.counterfoil.identity.StaffMember;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.Responsibilities;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.RequisitionIntake;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** Mails over a real SMTP server, and everything that people and robots can do with the links in them. */
class MailTest extends RunningApplicationTest {
    private static final String RITA = "rita.requester";
    private static final String CARLA = "carla.controller";
    private static final Pattern DECISION =
            Pattern.compile("(Approve|Refuse): http://counterfoil.example(/decisions/\\S+)");
    /** The same after the server was down and came back. */
    private static final int PORT = TestSocketUtils.findAvailableTcpPort();

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        SERVER.start();
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequisitionIntake intake;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    Staff staff;

    @Autowired
    MailDispatch dispatch;

    @Autowired
    MailPreferences preferences;

    @Autowired
    ReminderTimetable timetable;

    private ProcurementExamples examples;
    private String anton;
    private String chef;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> PORT);
        registry.add("counterfoil.mail.from", () -> "counterfoil@counterfoil.example");
        registry.add("counterfoil.mail.public-url", () -> "http://counterfoil.example");
        registry.add("counterfoil.mail.pauses", () -> "PT1M,PT2M");
    }

    @AfterAll
    static void stopServer() {
        SERVER.stop();
    }

    @BeforeEach
    void hirePeople() {
        examples = new ProcurementExamples(jdbc);
        anton = person("anton", "cost-centre-owner");
        chef = person("chef", "department-head");
        staff.record(new StaffMember(anton, chef, ""), CARLA);
    }

    @Test
    void newTaskIsMailedToWhoeverIsAskedWithWhatHowMuchAndByWhen() throws Exception {
        var requisition = ask("Twelve laptops");
        var mail = onlyMailTo(anton);
        assertThat(mail.getSubject())
                .matches("Approve requisition " + requisition
                        + ": 500.00 EUR by \\d{1,2} [A-Z][a-z]{2} - Twelve laptops");
        assertThat(mail.getFrom()[0]).hasToString("counterfoil@counterfoil.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).startsWith("<counterfoil-mail-").endsWith("@counterfoil.example>");
        assertThat(text(mail))
                .contains(
                        "What: Twelve laptops",
                        "How much: 500.00 EUR",
                        "From: rita.requester",
                        "Why you: ",
                        "Open the task: http://counterfoil.example/tasks/"
                                + task(requisition).getId(),
                        "Approve: http://counterfoil.example/decisions/",
                        "Refuse: http://counterfoil.example/decisions/");
        assertThat(mailsTo(RITA + "@example.com")).isEmpty();
    }

    @Test
    void mailIsSentOnceHoweverOftenTheOutboxIsEmptied() {
        ask("Pens");
        onlyMailTo(anton);
        dispatch.dispatch(later(Duration.ofHours(5)));
        assertThat(mailsTo(address(anton))).hasSize(1);
        assertThat(states(anton)).containsExactly("SENT");
    }

    @Test
    void whatPeopleTypeIsEscapedAndBringsNoHeaders() throws Exception {
        ask("<img src=x onerror=alert(1)>\r\nBcc: eve@example.com");
        var mail = onlyMailTo(anton);
        assertThat(mail.getSubject()).doesNotContain("\n", "\r").contains("<img src=x");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(html(mail)).contains("&lt;img src=x").doesNotContain("<img");
        assertThat(mailsTo("eve@example.com")).isEmpty();
    }

    @Test
    void serverThatIsDownHoldsNobodyUpAndLosesNothing() {
        SERVER.stop();
        try {
            ask("Chairs");
            dispatch.dispatch(Instant.now());
            await().atMost(Duration.ofSeconds(20)).until(() -> !failure(anton).isEmpty());
            assertThat(states(anton)).containsExactly("WAITING");
        } finally {
            SERVER.start();
        }
        dispatch.dispatch(Instant.now());
        assertThat(states(anton)).as("before the pause has ended").containsExactly("WAITING");
        dispatch.dispatch(later(Duration.ofMinutes(2)));
        onlyMailTo(anton);
        assertThat(states(anton)).containsExactly("SENT");
    }

    @Test
    void mailThatNeverGoesOutIsDeadVisibleToOperatorsAndCanBeTriedAgain() {
        SERVER.stop();
        try {
            ask("Tables");
            for (int attempt = 0; attempt < 4; attempt++) {
                dispatch.dispatch(later(Duration.ofMinutes(10L * attempt)));
            }
            assertThat(states(anton)).containsExactly("DEAD");
        } finally {
            SERVER.start();
        }
        var visitor = new HttpVisitor(port);
        assertThat(visitor.getAs("/api/v1/mails", anton, password(anton)).statusCode())
                .isEqualTo(403);
        var answer = visitor.getAs("/api/v1/mails?state=DEAD&size=200", "oscar.operator", "oscar-demo");
        assertThat(answer.body()).contains("\"person\":\"" + anton + "\"", "\"owner\":\"operator\"");
        var id = id(anton);
        assertThat(visitor.send(visitor.request("/api/v1/mails/" + id + "/retry")
                                .header("Authorization", HttpVisitor.basic("oscar.operator", "oscar-demo"))
                                .header("Idempotency-Key", ProcurementExamples.unique("retry-"))
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        onlyMailTo(anton);
        assertThat(states(anton)).containsExactly("SENT");
    }

    @Test
    void personWithoutAddressIsADeadLetterThatSaysSo() {
        setEmail(anton, "");
        ask("Lamps");
        dispatch.dispatch(Instant.now());
        await().atMost(Duration.ofSeconds(20)).until(() -> states(anton).equals(List.of("DEAD")));
        assertThat(failure(anton)).contains("no mail address of " + anton);
    }

    @Test
    void digestIsOneMailWithEverythingAtTheHourOfAWorkingDay() throws Exception {
        preferences.set(anton, new MailPreference(true, 7));
        var one = ask("Pencils");
        var two = ask("Paper");
        dispatch.dispatch(Instant.now());
        await().atMost(Duration.ofSeconds(20)).until(() -> states(anton).size() == 2);
        assertThat(mailsTo(address(anton))).as("not before its hour").isEmpty();
        dispatch.dispatch(later(Duration.ofDays(5)));
        var mail = onlyMailTo(anton);
        assertThat(mail.getSubject()).isEqualTo("2 tasks wait for you in Counterfoil");
        assertThat(text(mail)).contains(one, two, "Pencils", "Paper");
        assertThat(states(anton)).containsExactly("SENT", "SENT");
    }

    @Test
    void nobodyIsMailedAboutATaskThatIsDone() {
        preferences.set(anton, new MailPreference(true, 7));
        var requisition = ask("Erasers");
        dispatch.dispatch(Instant.now());
        await().atMost(Duration.ofSeconds(20)).until(() -> states(anton).size() == 1);
        decideElsewhere(requisition);
        dispatch.dispatch(later(Duration.ofDays(5)));
        assertThat(states(anton)).containsExactly("NEEDLESS");
        assertThat(mailsTo(address(anton))).isEmpty();
    }

    @Test
    void remindersAndEscalationsAreMailsToo() throws Exception {
        var task = task(ask("Desks"));
        onlyMailTo(anton);
        for (var kind : List.of("DUE", "ESCALATION")) {
            jdbc.sql("update task_reminder set planned_for = '2001-01-01' where task_id = :task and kind = :kind")
                    .param("task", task.getId())
                    .param("kind", kind)
                    .update();
            timetable.remind(Instant.parse("2001-01-02T00:00:00Z"));
            dispatch.dispatch(Instant.now());
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mailsTo(address(anton)).size() == 2);
        assertThat(mailsTo(address(anton)).get(1).getSubject()).startsWith("Overdue: Approve requisition");
        var escalated = onlyMailTo(chef);
        assertThat(escalated.getSubject()).startsWith("Escalated to you: Approve requisition");
        assertThat(text(escalated)).contains("/decisions/");
    }

    @Test
    void linkIsShownAfterLoginChangesNothingAndTheButtonDecidesOnce() throws Exception {
        var requisition = ask("Bicycles");
        var link = link(onlyMailTo(anton), "Approve");
        var visitor = new HttpVisitor(port);
        assertThat(visitor.get(link).headers().firstValue("Location").orElseThrow())
                .as("a robot that follows links sees the login page")
                .contains("/login?next=");
        visitor.logIn(anton, password(anton), link);
        for (int look = 0; look < 3; look++) {
            assertThat(visitor.get(link).body()).contains("500.00 EUR", "Bicycles", RITA, "Approve as " + anton);
            assertThat(visitor.send(visitor.request(link).method("HEAD", BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(task(requisition).getAssignee()).as("looking claims nothing").isNull();
        assertThat(usedLinks(requisition)).isZero();

        assertThat(press(visitor, link, "").statusCode()).isEqualTo(200);
        assertThat(decisions(requisition)).containsExactly(anton + " true");

        var again = visitor.get(link);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("works once");
    }

    @Test
    void refusingNeedsAReasonAndTheLinkStaysGoodUntilThereIsOne() throws Exception {
        var requisition = ask("Scooters");
        var link = link(onlyMailTo(anton), "Refuse");
        var visitor = loggedIn(anton);
        var answer = press(visitor, link, " ");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(usedLinks(requisition)).isZero();
        assertThat(press(visitor, link, "Too dear").statusCode()).isEqualTo(200);
        assertThat(decisions(requisition)).containsExactly(anton + " false");
    }

    @Test
    void linkOfSomebodyElseIsRefusedAndRecorded() throws Exception {
        var requisition = ask("Cars");
        var link = link(onlyMailTo(anton), "Approve");
        var thief = loggedIn(chef);
        var look = thief.get(link);
        assertThat(look.statusCode()).isEqualTo(403);
        assertThat(look.body()).contains("mailed to somebody else").doesNotContain("Cars", anton);
        assertThat(press(thief, link, "").statusCode()).isEqualTo(403);
        assertThat(decisions(requisition)).isEmpty();
        assertThat(refusals(chef)).anySatisfy(reason -> assertThat(reason).contains("mailed to somebody else"));
        assertThat(press(loggedIn(anton), link, "").statusCode())
                .as("its owner can still use it")
                .isEqualTo(200);
    }

    @Test
    void forgedLinkIsUnknownAndRecorded() {
        var guesser = loggedIn(chef);
        var answer = guesser.get("/decisions/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(refusals(chef)).contains("no mail of ours holds this link");
    }

    @Test
    void expiredLinkDecidesNothing() throws Exception {
        var requisition = ask("Boats");
        var link = link(onlyMailTo(anton), "Approve");
        jdbc.sql("update decision_link set expires_at = now() where person = :anton")
                .param("anton", anton)
                .update();
        var visitor = loggedIn(anton);
        assertThat(visitor.get(link).body()).contains("has expired");
        assertThat(press(visitor, link, "").statusCode()).isEqualTo(409);
        assertThat(decisions(requisition)).isEmpty();
    }

    @Test
    void rulesHoldForALinkAsForTasklist() throws Exception {
        var requisition = ask("Trains");
        var link = link(onlyMailTo(anton), "Approve");
        // Since the mail was written Anton has become somebody who requested in this case.
        jdbc.sql("insert into duty_performed (business_key, duty, person) values (:key, 'REQUEST', :anton)")
                .param("key", requisition)
                .param("anton", anton)
                .update();
        var answer = press(loggedIn(anton), link, "");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("rule S1");
        assertThat(decisions(requisition)).isEmpty();
        assertThat(usedLinks(requisition)).isZero();
        assertThat(refusals(anton)).anySatisfy(reason -> assertThat(reason).contains("rule S1"));
    }

    @Test
    void linkOfATaskThatACollegueDecidedSaysSo() throws Exception {
        var requisition = ask("Planes");
        var link = link(onlyMailTo(anton), "Approve");
        decideElsewhere(requisition);
        var answer = loggedIn(anton).get(link);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("decided already");
    }

    @Test
    void foreignPageCannotPressTheButton() throws Exception {
        var requisition = ask("Rockets");
        var link = link(onlyMailTo(anton), "Approve");
        var visitor = loggedIn(anton);
        assertThat(visitor.post(link, Map.of("reason", "")).statusCode()).isEqualTo(403);
        assertThat(decisions(requisition)).isEmpty();
    }

    @Test
    void buttonPressedTwiceAtTheSameMomentDecidesOnce() throws Exception {
        var requisition = ask("Ships");
        var link = link(onlyMailTo(anton), "Approve");
        var visitor = loggedIn(anton);
        var token = visitor.token(link);
        var hands = Executors.newFixedThreadPool(4);
        try {
            var presses = Stream.generate(() -> hands.submit(() -> visitor.post(link, Map.of("_csrf", token))))
                    .limit(4)
                    .toList();
            var answers = new ArrayList<Integer>();
            for (var press : presses) {
                answers.add(press.get().statusCode());
            }
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        } finally {
            hands.shutdown();
        }
        assertThat(decisions(requisition)).containsExactly(anton + " true");
    }

    @Test
    void databaseKnowsOnlyTheHashOfALink() throws Exception {
        ask("Trams");
        var token = link(onlyMailTo(anton), "Approve").replace("/decisions/", "");
        assertThat(token).hasSizeGreaterThanOrEqualTo(43);
        assertThat(jdbc.sql(
                                "select count(*) from decision_link where token_hash ~ '^[0-9a-f]{64}$' and person = :anton")
                        .param("anton", anton)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from decision_link l where l::text like :token")
                        .param("token", "%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private HttpResponse<String> press(HttpVisitor visitor, String link, String reason) {
        return visitor.post(link, Map.of("_csrf", visitor.token("/mail-settings"), "reason", reason));
    }

    private HttpVisitor loggedIn(String login) {
        var visitor = new HttpVisitor(port);
        visitor.logIn(login, password(login), "/");
        return visitor;
    }

    private static String link(MimeMessage mail, String decision) throws Exception {
        return DECISION.matcher(text(mail))
                .results()
                .filter(found -> found.group(1).equals(decision))
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    private MimeMessage onlyMailTo(String person) {
        dispatch.dispatch(Instant.now());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !mailsTo(address(person)).isEmpty());
        var mails = mailsTo(address(person));
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(RecipientType.TO))
                    .anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, "text/plain").replace("\r\n", "\n");
    }

    private static String html(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, "text/html");
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private List<String> states(String person) {
        return jdbc.sql("select state from mail_outbox where person = :person order by id")
                .param("person", person)
                .query(String.class)
                .list();
    }

    private String failure(String person) {
        return jdbc
                .sql("select failure from mail_outbox where person = :person order by id")
                .param("person", person)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .orElse("");
    }

    private long id(String person) {
        return jdbc.sql("select id from mail_outbox where person = :person")
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private long usedLinks(String requisition) {
        return jdbc.sql("select count(*) from decision_link where used_at is not null and person = :anton")
                .param("anton", anton)
                .query(Long.class)
                .single();
    }

    private List<String> decisions(String requisition) {
        return jdbc.sql("select actor || ' ' || (action = 'REQUISITION_APPROVED') from audit_record"
                        + " where business_key = :key and action in ('REQUISITION_APPROVED', 'REQUISITION_REFUSED')")
                .param("key", requisition)
                .query(String.class)
                .list();
    }

    private List<String> refusals(String person) {
        return jdbc.sql("select reason from security_event where person = :person and outcome = 'failure'")
                .param("person", person)
                .query(String.class)
                .list();
    }

    private static Instant later(Duration by) {
        return Instant.now().plus(by);
    }

    private Task task(String requisition) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(requisition)
                .taskDefinitionKey("Task_ApproveRequisition")
                .singleResult();
    }

    /** As the product, so that no rule is in the way. */
    private void decideElsewhere(String requisition) {
        var task = task(requisition).getId();
        engine.getTaskService().setAssignee(task, chef);
        engine.getTaskService().complete(task, Map.of("decision", "refuse", "reason", "No"));
    }

    private String ask(String purpose) {
        var centre = examples.newCostCentre("100000");
        responsibilities.assign(new CostCentre(centre, "Example", anton, null, null), CARLA);
        var usual = draft(examples.newSupplier(), centre, "EUR", chairs("1", "500"));
        return intake.submit(
                        new RequisitionDraft(
                                usual.supplierNumber(),
                                usual.costCentre(),
                                usual.currency(),
                                purpose,
                                usual.neededBy(),
                                usual.lines()),
                        RITA)
                .requisitionNumber();
    }

    private String person(String name, String group) {
        var login = ProcurementExamples.unique(name + ".m");
        var user = engine.getIdentityService().newUser(login);
        user.setPassword(password(login));
        user.setEmail(address(login));
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().createMembership(login, group);
        return login;
    }

    private void setEmail(String login, String address) {
        var user = engine.getIdentityService().createUserQuery().userId(login).singleResult();
        user.setEmail(address);
        engine.getIdentityService().saveUser(user);
    }

    private static String password(String login) {
        return "only-in-tests-" + login.replaceAll("\\D", "");
    }

    private static String address(String login) {
        return login + "@example.com";
    }
}
