package io.counterfoil.procurement.process;

import io.counterfoil.ProcessTest;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.InvoiceInbox;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.order.PurchasingSystem;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsReceipt;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.GoodsReceiving;
import io.counterfoil.procurement.requisition.OrderTerms;
import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.RequisitionIntake;
import io.counterfoil.procurement.requisition.RequisitionLine;
import io.counterfoil.procurement.requisition.Requisitions;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** People who work through the guarded engine, and documents that go their real way. */
@Import(ProcurementProcessTest.Outside.class)
abstract class ProcurementProcessTest extends ProcessTest {
    static final String RITA = "rita.requester";
    static final String REX = "rex.receiver";

    /** Who decides at each level; the board has two. */
    static final Map<String, String> APPROVERS = Map.of(
            "cost-centre-owner", "olaf.owner",
            "department-head", "hana.head",
            "category-manager", "carl.category",
            "cfo", "fiona.cfo",
            "board", "bo.board",
            "it-governance", "ian.it",
            "legal", "lena.legal",
            "controller", "carla.controller",
            "vendor-master-steward", "vera.vendor");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequisitionIntake intake;

    @Autowired
    Requisitions requisitions;

    @Autowired
    PurchaseOrders orders;

    @Autowired
    GoodsReceiving receiving;

    @Autowired
    InvoiceInbox inbox;

    @Autowired
    SupplierInvoices invoices;

    /** The real ones, until a test makes them fail. Here, so that all subclasses share one application. */
    @Autowired
    UnreliablePurchasing purchasing;

    @MockitoSpyBean
    OfficialInvoiceRules officialRules;

    ProcurementExamples examples;

    @TestConfiguration(proxyBeanMethods = false)
    static class Outside {
        @Bean
        @Primary
        UnreliablePurchasing unreliablePurchasing(@Qualifier("ownPurchasingBooks") PurchasingSystem books) {
            return new UnreliablePurchasing(books);
        }
    }

    @BeforeEach
    void openExamples() {
        examples = new ProcurementExamples(jdbc);
        purchasing.become(UnreliablePurchasing.Line.GOOD);
    }

    /** Somebody new who has this role. */
    String person(String name, String group) {
        var login = ProcurementExamples.unique(name + ".p");
        var user = engine.getIdentityService().newUser(login);
        user.setPassword("only-in-tests-" + login);
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().createMembership(login, group);
        return login;
    }

    /** Does something as this person would: every rule of the guard applies. */
    <T> T as(String person, String group, Supplier<T> act) {
        engine.getIdentityService().setAuthentication(person, List.of(group));
        try {
            return act.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    void claim(Task task, String person, String group) {
        as(person, group, () -> {
            engine.getTaskService().claim(task.getId(), person);
            return task;
        });
    }

    /** Claims unless it is theirs already, and completes as an engine client does. */
    void complete(Task task, String person, String group, Map<String, Object> entered) {
        if (task.getAssignee() == null) {
            claim(task, person, group);
        }
        as(person, group, () -> {
            engine.getTaskService().complete(task.getId(), entered);
            return task;
        });
    }

    /** The same by the way of Tasklist, which submits the form. */
    void submitForm(Task task, String person, String group, Map<String, Object> entered) {
        if (task.getAssignee() == null) {
            claim(task, person, group);
        }
        as(person, group, () -> {
            engine.getFormService().submitTaskForm(task.getId(), entered);
            return task;
        });
    }

    Optional<Task> findTask(String businessKey) {
        return Optional.ofNullable(engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .initializeFormKeys()
                .singleResult());
    }

    Task task(String businessKey) {
        return findTask(businessKey).orElseThrow();
    }

    /** The group that is asked; a task has one. */
    String groupOf(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    List<Job> jobs(String businessKey) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .stream()
                .flatMap(instance ->
                        engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .toList();
    }

    /** Deadlines are moved by the tests that are about them. */
    private boolean isDue(Job job) {
        return !(job instanceof TimerEntity) || !job.getDuedate().after(new Date());
    }

    void runJobs(String businessKey) {
        jobs(businessKey).stream()
                .filter(this::isDue)
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    /** As {@link #runJobs}, when all the time has passed that anything waits for. */
    void runTimers(String businessKey) {
        jobs(businessKey).forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    /** Where the process of a document ended; empty while it runs. */
    Optional<String> endOf(String businessKey) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .finished()
                .list()
                .stream()
                .map(instance -> instance.getEndActivityId())
                .findFirst();
    }

    Requisition requisition(String number) {
        return requisitions.findById(number).orElseThrow();
    }

    String submit(RequisitionDraft draft) {
        return intake.submit(draft, RITA).requisitionNumber();
    }

    /** Decides the open level as the usual person of its group. */
    void decide(String requisition, String decision, String reason) {
        var task = task(requisition);
        var group = groupOf(task);
        complete(task, APPROVERS.getOrDefault(group, "nobody"), group, Map.of("decision", decision, "reason", reason));
    }

    void approve(String requisition) {
        decide(requisition, "approve", "");
    }

    /** Approves on every level up to the category manager's and places the order. */
    PurchaseOrder order(RequisitionDraft draft) {
        var requisition = submit(draft);
        while (findTask(requisition).isPresent()) {
            approve(requisition);
        }
        runJobs(requisition);
        return orders.findByRequisitionNumber(requisition).orElseThrow();
    }

    PurchaseOrder order(RequisitionLine... lines) {
        return order(
                ProcurementExamples.draft(examples.newSupplier(), examples.newCostCentre("10000000"), "EUR", lines));
    }

    PurchaseOrder order(OrderTerms terms, RequisitionLine... lines) {
        return order(new RequisitionDraft(
                examples.newSupplier(),
                examples.newCostCentre("10000000"),
                "EUR",
                "Goods on terms",
                null,
                terms,
                List.of(lines)));
    }

    /** Receives quantities of the lines 1, 2, ... over the API. */
    GoodsReceipt receive(PurchaseOrder order, String... quantities) {
        var lines = IntStream.range(0, quantities.length)
                .mapToObj(i -> new GoodsReceiptLine(i + 1, new BigDecimal(quantities[i])))
                .toList();
        return receiving.receive(
                new DeliveryDraft(
                        order.orderNumber(), ProcurementExamples.unique("DN-"), ProcurementExamples.today(), lines),
                REX);
    }

    SupplierInvoice enter(IncomingInvoice incoming) {
        return inbox.receive(incoming, new byte[] {'{', '}'}, "anna.payable");
    }

    /** The invoice as it stands after all steps that need no person. */
    SupplierInvoice afterJobs(SupplierInvoice invoice) {
        runJobs(invoice.businessKey());
        return reread(invoice);
    }

    SupplierInvoice reread(SupplierInvoice invoice) {
        return invoices.findById(invoice.businessKey()).orElseThrow();
    }
}
