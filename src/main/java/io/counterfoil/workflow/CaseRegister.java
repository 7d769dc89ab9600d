package io.counterfoil.workflow;

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
        jdbc.sql("insert into document_party (business_key, party) values (:key, :party) on conflict do nothing")
                .param("key", businessKey)
                .param("party", party)
                .update();
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
