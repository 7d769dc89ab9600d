package io.counterfoil.governance.measure;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.governance.stage.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table of measures. */
@Repository
class MeasureRows {
    private final JdbcClient jdbc;

    MeasureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Measure> find(String measure) {
        return jdbc.sql("select * from measure where measure = :measure")
                .param("measure", measure)
                .query(MeasureRows::read)
                .optional();
    }

    /** Until the transaction ends nobody else changes it. */
    Optional<Measure> lock(String measure) {
        return jdbc.sql("select * from measure where measure = :measure for update")
                .param("measure", measure)
                .query(MeasureRows::read)
                .optional();
    }

    /** Locked one after the other, in the order of their keys, if asked to. */
    List<Measure> several(Collection<String> keys, String locking) {
        return jdbc.sql("select * from measure where measure = any(:keys) order by measure" + locking)
                .param("keys", keys.toArray(String[]::new))
                .query(MeasureRows::read)
                .list();
    }

    /** The question that a gate has not decided yet; a held measure that waits for its review has none. */
    Optional<OpenQuestion> openQuestion(String measure) {
        return jdbc.sql("select passage, asked, asked_by from gate_question join gate_passage using (passage)"
                        + " where measure = :measure and settled_at is null and outcome is null")
                .param("measure", measure)
                .query(OpenQuestion.class)
                .optional();
    }

    /** Whether plan, forecast or actual values stand in its currency. */
    boolean hasFigures(String measure) {
        return jdbc.sql("""
                        select exists (select 1 from plan_value where measure = :measure)
                            or exists (select 1 from forecast_value where measure = :measure)
                            or exists (select 1 from actual_entry where measure = :measure)
                        """).param("measure", measure).query(Boolean.class).single();
    }

    List<Measure> page(MeasureFilter filter, int size, long offset) {
        return jdbc.sql("select * from measure" + MeasureFilter.WHERE + "order by measure limit :size offset :offset")
                .params(filter.parameters())
                .param("size", size)
                .param("offset", offset)
                .query(MeasureRows::read)
                .list();
    }

    List<Measure> after(String key, int size) {
        return jdbc.sql("select * from measure where measure > :key order by measure limit :size")
                .param("key", key)
                .param("size", size)
                .query(MeasureRows::read)
                .list();
    }

    long count(MeasureFilter filter) {
        return jdbc.sql("select count(*) from measure" + MeasureFilter.WHERE)
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    String nextKey() {
        return "M-"
                + jdbc.sql("select nextval('measure_number')").query(Long.class).single();
    }

    /** @return false if the key is taken */
    boolean insert(String measure, MeasureProfile profile, String by, Instant at) {
        var statement = jdbc.sql("""
                insert into measure (measure, name, description, package, owner, sponsor, controller, legal_entity,
                    business_unit, business_function, committee, effect, pl_line, currency, cost_object, reference_value,
                    reference_source, target, business_case, resources, one_off_stated, depreciation_years,
                    created_by, created_at)
                values (:measure, :name, :description, :package, :owner, :sponsor, :controller, :legalEntity,
                    :businessUnit, :businessFunction, :committee, :effect, :plLine, :currency, :costObject,
                    :referenceValue, :referenceSource, :target, :businessCase, :resources, :oneOffStated,
                    :depreciationYears, :by, :at)
                on conflict (measure) do nothing
                """).param("by", by).param("at", Timestamp.from(at));
        return with(statement, measure, profile).update() == 1;
    }

    void update(String measure, MeasureProfile profile, boolean ownerStays) {
        var statement = jdbc.sql("""
                update measure set name = :name, description = :description, package = :package, owner = :owner,
                    sponsor = :sponsor, controller = :controller, legal_entity = :legalEntity,
                    business_unit = :businessUnit, business_function = :businessFunction, committee = :committee,
                    effect = :effect, pl_line = :plLine, currency = :currency, cost_object = :costObject,
                    reference_value = :referenceValue, reference_source = :referenceSource, target = :target,
                    business_case = :businessCase, resources = :resources, one_off_stated = :oneOffStated,
                    depreciation_years = :depreciationYears, version = version + 1,
                    no_cost_object = no_cost_object and :costObject = '',
                    owner_accepted_at = case when :ownerStays then owner_accepted_at end
                where measure = :measure
                """).param("ownerStays", ownerStays);
        with(statement, measure, profile).update();
    }

    void hang(String measure, String parentPackage) {
        jdbc.sql("update measure set package = :package, version = version + 1 where measure = :measure")
                .param("package", parentPackage)
                .param("measure", measure)
                .update();
    }

    void accept(String measure, Instant at) {
        jdbc.sql("update measure set owner_accepted_at = :at, version = version + 1 where measure = :measure")
                .param("at", Timestamp.from(at))
                .param("measure", measure)
                .update();
    }

    private static StatementSpec with(StatementSpec statement, String measure, MeasureProfile profile) {
        var effect = profile.effect();
        return statement
                .param("measure", measure)
                .param("name", profile.name())
                .param("description", profile.description())
                .param("package", profile.parentPackage())
                .param("owner", profile.owner())
                .param("sponsor", profile.sponsor())
                .param("controller", profile.controller())
                .param("legalEntity", profile.legalEntity())
                .param("businessUnit", profile.businessUnit())
                .param("businessFunction", profile.businessFunction())
                .param("committee", profile.committee())
                .param("effect", effect == null ? null : effect.name())
                .param("plLine", profile.plLine())
                .param("currency", profile.currency())
                .param("costObject", profile.costObject())
                .param("referenceValue", profile.referenceValue())
                .param("referenceSource", profile.referenceSource())
                .param("target", profile.target())
                .param("businessCase", profile.businessCase())
                .param("resources", profile.resources())
                .param("oneOffStated", profile.oneOffStated())
                .param("depreciationYears", profile.depreciationYears());
    }

    private static Measure read(ResultSet row, int number) throws SQLException {
        return new Measure(
                row.getString("measure"),
                profile(row),
                instant(row, "owner_accepted_at"),
                Stage.valueOf(row.getString("stage")),
                Condition.valueOf(row.getString("condition")),
                row.getObject("review_on", LocalDate.class),
                row.getInt("holds_in_a_row"),
                row.getBigDecimal("sunk_cost"),
                instant(row, "plan_released_at"),
                row.getBigDecimal("closed_run_rate"),
                instant(row, "closed_at"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }

    private static MeasureProfile profile(ResultSet row) throws SQLException {
        var effect = row.getString("effect");
        return new MeasureProfile(
                row.getString("name"),
                row.getString("description"),
                row.getString("package"),
                row.getString("owner"),
                row.getString("sponsor"),
                row.getString("controller"),
                row.getString("legal_entity"),
                row.getString("business_unit"),
                row.getString("business_function"),
                row.getString("committee"),
                effect == null ? null : EffectType.valueOf(effect),
                row.getString("pl_line"),
                row.getString("currency"),
                row.getString("cost_object"),
                row.getBigDecimal("reference_value"),
                row.getString("reference_source"),
                row.getBigDecimal("target"),
                row.getString("business_case"),
                row.getString("resources"),
                row.getBoolean("one_off_stated"),
                row.getObject("depreciation_years", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
