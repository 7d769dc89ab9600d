package io.counterfoil.governance.measure;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InputCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Risks of measures, and what they depend on. The owner states both, each time all of them. */
@Service
@Transactional
public class Surroundings {
    private static final int MOST = 100;

    private final Measures measures;
    private final JdbcClient jdbc;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;

    Surroundings(Measures measures, JdbcClient jdbc, SegregationOfDuties duties, ApplicationEventPublisher events) {
        this.measures = measures;
        this.jdbc = jdbc;
        this.duties = duties;
        this.events = events;
    }

    /** By number. */
    @Transactional(readOnly = true)
    public List<Risk> risksOf(String measure) {
        return risksOf(List.of(measure)).getOrDefault(measure, List.of());
    }

    /** Of several measures, by number; one without risks is not in it. */
    @Transactional(readOnly = true)
    public Map<String, List<Risk>> risksOf(Collection<String> of) {
        var risks = new HashMap<String, List<Risk>>();
        jdbc.sql("select measure, number, description, probability, impact, response from measure_risk"
                        + " where measure = any(:measures) order by measure, number")
                .param("measures", of.toArray(String[]::new))
                .query(row -> {
                    risks.computeIfAbsent(row.getString("measure"), measure -> new ArrayList<>())
                            .add(new Risk(
                                    row.getInt("number"),
                                    row.getString("description"),
                                    Risk.Degree.valueOf(row.getString("probability")),
                                    Risk.Degree.valueOf(row.getString("impact")),
                                    row.getString("response")));
                });
        return risks;
    }

    /** By key of the other measure. */
    @Transactional(readOnly = true)
    public List<Dependency> dependenciesOf(String measure) {
        return dependenciesOf(List.of(measure)).getOrDefault(measure, List.of());
    }

    /** Of several measures, by key of the other one; a measure that needs none is not in it. */
    @Transactional(readOnly = true)
    public Map<String, List<Dependency>> dependenciesOf(Collection<String> of) {
        var dependencies = new HashMap<String, List<Dependency>>();
        jdbc.sql("select measure, depends_on, needed_by from measure_dependency"
                        + " where measure = any(:measures) order by measure, depends_on")
                .param("measures", of.toArray(String[]::new))
                .query(row -> {
                    dependencies
                            .computeIfAbsent(row.getString("measure"), measure -> new ArrayList<>())
                            .add(new Dependency(
                                    row.getString("depends_on"), row.getObject("needed_by", LocalDate.class)));
                });
        return dependencies;
    }

    /** @throws io.counterfoil.kernel.Forbidden {@code NOT_THE_OWNER} */
    public List<Risk> stateRisks(String key, List<Risk> risks, String person) {
        lock(key, person);
        var check = new InputCheck().that(risks.size() <= MOST, "risks", "must be at most " + MOST);
        for (int i = 0; i < risks.size(); i++) {
            check.text("risks[" + i + "].description", risks.get(i).description(), 1000)
                    .text("risks[" + i + "].response", risks.get(i).response(), 1000);
        }
        check.done();
        jdbc.sql("delete from measure_risk where measure = :measure")
                .param("measure", key)
                .update();
        for (int i = 0; i < risks.size(); i++) {
            insert(key, i + 1, risks.get(i));
        }
        record(key, person, "RISKS_STATED", Integer.toString(risks.size()));
        return risksOf(key);
    }

    /**
     * @throws io.counterfoil.kernel.Forbidden {@code NOT_THE_OWNER}
     * @throws BusinessRuleViolation {@code DEPENDENCY_CIRCLE} if the other needs this one, through whatever others
     */
    public List<Dependency> stateDependencies(String key, List<Dependency> dependencies, String person) {
        lock(key, person);
        var check = new InputCheck().that(dependencies.size() <= MOST, "dependencies", "must be at most " + MOST);
        for (int i = 0; i < dependencies.size(); i++) {
            check.text("dependencies[" + i + "].dependsOn", dependencies.get(i).dependsOn(), 40)
                    .day("dependencies[" + i + "].neededBy", dependencies.get(i).neededBy());
        }
        check.done();
        // One after the other, so that two statements cannot close a circle between them.
        jdbc.sql("lock table measure_dependency in share row exclusive mode").update();
        jdbc.sql("delete from measure_dependency where measure = :measure")
                .param("measure", key)
                .update();
        dependencies.forEach(dependency -> add(key, dependency));
        record(key, person, "DEPENDENCIES_STATED", Integer.toString(dependencies.size()));
        return dependenciesOf(key);
    }

    private void lock(String key, String person) {
        Measures.requireOwner(measures.lockUnasked(key), person);
        duties.perform(key, Measures.OWN_MEASURE, person);
    }

    private void insert(String key, int number, Risk risk) {
        jdbc.sql("insert into measure_risk (measure, number, description, probability, impact, response)"
                        + " values (:measure, :number, :description, :probability, :impact, :response)")
                .param("measure", key)
                .param("number", number)
                .param("description", risk.description().strip())
                .param("probability", risk.probability().name())
                .param("impact", risk.impact().name())
                .param("response", risk.response().strip())
                .update();
    }

    private void add(String key, Dependency dependency) {
        measures.get(dependency.dependsOn());
        if (reaches(dependency.dependsOn(), key)) {
            throw new BusinessRuleViolation(
                    "DEPENDENCY_CIRCLE",
                    "dependencies: " + dependency.dependsOn() + " depends on " + key + " itself, directly or through"
                            + " others");
        }
        jdbc.sql("insert into measure_dependency (measure, depends_on, needed_by) values (:measure, :other, :day)"
                        + " on conflict (measure, depends_on) do update set needed_by = excluded.needed_by")
                .param("measure", key)
                .param("other", dependency.dependsOn())
                .param("day", dependency.neededBy())
                .update();
    }

    private boolean reaches(String from, String to) {
        return from.equals(to)
                || jdbc.sql("""
                        with recursive reached as (
                            select depends_on from measure_dependency where measure = :from
                            union
                            select further.depends_on from measure_dependency further
                            join reached on reached.depends_on = further.measure)
                        select exists (select 1 from reached where depends_on = :to)
                        """)
                        .param("from", from)
                        .param("to", to)
                        .query(Boolean.class)
                        .single();
    }

    private void record(String key, String person, String action, String count) {
        events.publishEvent(new AuditFact(key, person, action, "", Map.of("count", count)));
    }
}
