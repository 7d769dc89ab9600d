package io.counterfoil.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which documents belong together. A case is named by the key of its first document, a requisition or an order that
 * came without one; later documents join it. A document may belong to several cases, as a payment run does.
 */
@Component
public class CaseRegister {
    private final JdbcClient jdbc;

    CaseRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a case of which this document is the first. Doing it again changes nothing. */
    public void open(String businessKey) {
        join(businessKey, businessKey);
    }

    /** Puts a document into every case of another one. Doing it again changes nothing. */
    public void follow(String businessKey, String predecessor) {
        // In order of their keys, so that two that follow the same document never wait for each other.
        jdbc.sql("insert into case_document (business_key, case_key) select :key, case_key from case_document"
                        + " where business_key = :predecessor order by case_key on conflict do nothing")
                .param("key", businessKey)
                .param("predecessor", predecessor)
                .update();
    }

    /**
     * Notes whose document it is, for rules of segregation that hold across all cases of a supplier. Doing it again
     * changes nothing.
     *
     * @param party for example a supplier's number
     */
    public void concern(String businessKey, String party) {
        jdbc.sql("insert into document_party (business_key, scope, party) values (:key, 'PARTY', :party)"
                        + " on conflict do nothing")
                .param("key", businessKey)
                .param("party", party)
                .update();
    }

    /**
     * Notes which versions of tolerance sets judged a document, for rules of segregation that hold for their authors.
     *
     * @param toleranceSets business keys of the versions
     */
    public void judgedBy(String businessKey, Collection<String> toleranceSets) {
        jdbc.sql("insert into document_party (business_key, scope, party)"
                        + " select :key, 'TOLERANCE_SET', version from unnest(:sets::text[]) version"
                        + " on conflict do nothing")
                .param("key", businessKey)
                .param("sets", toleranceSets.toArray(String[]::new))
                .update();
    }

    /**
     * Ids of the deployments whose processes and decision tables a case runs or ran on, asked of the engine's history.
     *
     * @param businessKey of a document of the case, or the id of a process instance that has none
     */
    public Set<String> deploymentsBehind(String businessKey) {
        return Set.copyOf(
                jdbc.sql("""
                        with run as (
                            select id_, proc_def_id_ from act_hi_procinst where business_key_ in (
                                select :key union
                                select other.business_key from case_document own join case_document other using (case_key)
                                where own.business_key = :key)
                            union select id_, proc_def_id_ from act_hi_procinst where id_ = :key)
                        select definition.deployment_id_ from run
                        join act_re_procdef definition on definition.id_ = run.proc_def_id_
                        union
                        select definition.deployment_id_ from run
                        join act_hi_decinst made on made.proc_inst_id_ = run.id_
                        join act_re_decision_def definition on definition.id_ = made.dec_def_id_
                        """).param("key", businessKey).query(String.class).list());
    }

    /** The cases a document belongs to, in order of their keys; empty if the key is unknown. */
    public Set<String> casesOf(String businessKey) {
        return new TreeSet<>(jdbc.sql("select case_key from case_document where business_key = :key")
                .param("key", businessKey)
                .query(String.class)
                .list());
    }

    /** The documents of a case, oldest first. */
    public List<String> documentsOf(String caseKey) {
        return jdbc.sql("select business_key from case_document where case_key = :key order by joined_at, business_key")
                .param("key", caseKey)
                .query(String.class)
                .list();
    }

    private void join(String businessKey, String caseKey) {
        jdbc.sql("insert into case_document (business_key, case_key) values (:key, :case) on conflict do nothing")
                .param("key", businessKey)
                .param("case", caseKey)
                .update();
    }
}
