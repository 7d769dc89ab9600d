package io.counterfoil.procurement.tolerance;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Tolerance sets as the database takes them. */
public final class ToleranceExamples {
    private final JdbcClient jdbc;

    public ToleranceExamples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A draft with the limits of STD version 1, but those named. */
    public void draft(String name, int version, String scope, String appliesTo, String... otherLimits) {
        insertSet(name, version, scope, appliesTo, "DRAFT");
        insertLimits(name, version, otherLimits);
    }

    /** In force for a supplier: the limits of STD version 1, and what nobody doubts is paid while held. */
    public void payingUndisputed(String name, String supplier) {
        jdbc.sql("insert into tolerance_set (name, version, scope, applies_to, status, description, reason,"
                        + " proposed_by, pays) values (?, 1, 'SUPPLIER', ?, 'DRAFT', 'test', 'test',"
                        + " 'carla.controller', 'UNDISPUTED')")
                .params(name, supplier)
                .update();
        insertLimits(name, 1);
        putInForce(name, 1, "fiona.cfo");
    }

    private void insertLimits(String name, int version, String... otherLimits) {
        for (var limit : otherLimits) {
            insertLimit("'" + name + "', " + version + ", " + limit);
        }
        jdbc.sql(
                        "insert into tolerance_limit select ?, ?, key, absolute_amount, currency, percent, operator, consequence"
                                + " from tolerance_limit std where set_name = 'STD' and set_version = 1 and not exists ("
                                + " select 1 from tolerance_limit own where own.set_name = ? and own.set_version = ?"
                                + " and own.key = std.key)")
                .params(name, version, name, version)
                .update();
    }

    /** The same, approved; what it replaces is replaced. */
    public void inForce(String name, int version, String scope, String appliesTo, String... otherLimits) {
        draft(name, version, scope, appliesTo, otherLimits);
        jdbc.sql("update tolerance_set set status = 'REPLACED', replaced_at = now()"
                        + " where status = 'IN_FORCE' and scope = ? and applies_to = ?")
                .params(scope, appliesTo)
                .update();
        putInForce(name, version, "fiona.cfo");
    }

    public void putInForce(String name, int version, String by) {
        jdbc.sql("update tolerance_set set status = 'IN_FORCE', decided_by = ?, decided_at = now(), in_force_at = now()"
                        + " where name = ? and version = ?")
                .params(by, name, version)
                .update();
    }

    public void insertSet(String name, int version, String scope, String appliesTo, String status) {
        jdbc.sql(
                        "insert into tolerance_set (name, version, scope, applies_to, status, description, reason, proposed_by)"
                                + " values (?, ?, ?, ?, ?, 'test', 'test', 'carla.controller')")
                .params(name, version, scope, appliesTo, status)
                .update();
    }

    public void insertLimit(String values) {
        jdbc.sql("insert into tolerance_limit (set_name, set_version, key, absolute_amount, currency, percent,"
                        + " operator, consequence) values (" + values + ")")
                .update();
    }
}
