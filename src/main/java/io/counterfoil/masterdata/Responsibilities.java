package io.counterfoil.masterdata;

import io.counterfoil.identity.Staff;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InputCheck;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for cost centres and product categories, and which suppliers are checked. Every change is on record. */
@Service
@Transactional
public class Responsibilities {
    private final JdbcClient jdbc;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Responsibilities(JdbcClient jdbc, Staff staff, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<CostCentre> costCentre(String number) {
        return jdbc.sql("select cost_centre_number, name, owner, head, category from cost_centre"
                        + " where cost_centre_number = :number")
                .param("number", number)
                .query(CostCentre.class)
                .optional();
    }

    /** By number. */
    @Transactional(readOnly = true)
    public List<CostCentre> costCentres(int size, long offset) {
        return jdbc.sql("select cost_centre_number, name, owner, head, category from cost_centre"
                        + " order by cost_centre_number limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(CostCentre.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long countCostCentres() {
        return jdbc.sql("select count(*) from cost_centre").query(Long.class).single();
    }

    /** All of them, by key. */
    @Transactional(readOnly = true)
    public List<ProductCategory> categories() {
        return jdbc.sql("select category, name, manager from product_category order by category")
                .query(ProductCategory.class)
                .list();
    }

    /** The managers of these categories; empty if none has one of its own. */
    @Transactional(readOnly = true)
    public Set<String> managersOf(Collection<String> categories) {
        var managers = new TreeSet<String>();
        categories().stream()
                .filter(known -> categories.contains(known.category()))
                .map(ProductCategory::manager)
                .filter(Objects::nonNull)
                .forEach(managers::add);
        return managers;
    }

    /** Whether no vendor-master steward has checked this supplier yet. */
    @Transactional(readOnly = true)
    public boolean isNew(String supplierNumber) {
        return jdbc.sql("select exists (select 1 from supplier where supplier_number = :number and checked_on is null)")
                .param("number", supplierNumber)
                .query(Boolean.class)
                .single();
    }

    /** Records that a supplier was checked; a second check changes nothing. */
    public void check(String supplierNumber, String by) {
        var changed = jdbc.sql("update supplier set checked_by = :by, checked_on = :day"
                        + " where supplier_number = :number and checked_on is null")
                .param("by", by)
                .param("day", LocalDate.now(clock))
                .param("number", supplierNumber)
                .update();
        if (changed > 0) {
            publish("SUPPLIER-" + supplierNumber, by, "SUPPLIER_CHECKED", Map.of());
        }
    }

    /**
     * Says who answers for a cost centre; it must exist.
     *
     * @throws BusinessRuleViolation {@code COST_CENTRE_UNKNOWN}, {@code CATEGORY_UNKNOWN}, {@code ACCOUNT_MISSING}
     */
    public CostCentre assign(CostCentre changed, String by) {
        requirePerson("owner", changed.owner());
        requirePerson("head", changed.head());
        requireCategory(changed.category());
        var rows = jdbc.sql("update cost_centre set owner = :owner, head = :head, category = :category"
                        + " where cost_centre_number = :number")
                .param("owner", changed.owner())
                .param("head", changed.head())
                .param("category", changed.category())
                .param("number", changed.costCentreNumber())
                .update();
        if (rows == 0) {
            throw new BusinessRuleViolation(
                    "COST_CENTRE_UNKNOWN",
                    "costCentre: no cost centre " + changed.costCentreNumber() + " in the master data");
        }
        publish(
                "COST-CENTRE-" + changed.costCentreNumber(),
                by,
                "COST_CENTRE_ASSIGNED",
                Map.of(
                        "owner", Objects.requireNonNullElse(changed.owner(), ""),
                        "head", Objects.requireNonNullElse(changed.head(), ""),
                        "category", Objects.requireNonNullElse(changed.category(), "")));
        return costCentre(changed.costCentreNumber()).orElseThrow();
    }

    /**
     * Adds a category or says who manages it.
     *
     * @throws BusinessRuleViolation {@code ACCOUNT_MISSING}
     */
    public ProductCategory assign(ProductCategory changed, String by) {
        new InputCheck()
                .text("category", changed.category(), 40)
                .text("name", changed.name(), 100)
                .done();
        requirePerson("manager", changed.manager());
        jdbc.sql("""
                        insert into product_category (category, name, manager) values (:category, :name, :manager)
                        on conflict (category) do update set name = :name, manager = :manager
                        """)
                .param("category", changed.category())
                .param("name", changed.name())
                .param("manager", changed.manager())
                .update();
        publish(
                "CATEGORY-" + changed.category(),
                by,
                "CATEGORY_ASSIGNED",
                Map.of("manager", Objects.requireNonNullElse(changed.manager(), "")));
        return changed;
    }

    private void publish(String key, String by, String action, Map<String, String> figures) {
        events.publishEvent(new AuditFact(key, by, action, "", figures));
    }

    private void requirePerson(String field, @Nullable String login) {
        if (login != null && !staff.isEmployed(login)) {
            throw new BusinessRuleViolation(
                    "ACCOUNT_MISSING", field + ": there is no account " + login + "; have it created first");
        }
    }

    private void requireCategory(@Nullable String category) {
        if (category != null
                && categories().stream().noneMatch(known -> known.category().equals(category))) {
            throw new BusinessRuleViolation(
                    "CATEGORY_UNKNOWN", "category: no product category " + category + "; have it added first");
        }
    }
}
