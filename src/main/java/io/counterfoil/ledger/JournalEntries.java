package io.counterfoil.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads the journal. Written by {@link Journal} alone. */
public interface JournalEntries extends Repository<JournalEntry, String> {
    Optional<JournalEntry> findById(String number);

    Optional<JournalEntry> findByDocumentTypeAndDocumentKey(String documentType, String documentKey);

    /** Every entry that books this document, oldest first. */
    List<JournalEntry> findByDocumentKeyOrderByPostedAtAscNumberAsc(String documentKey);

    /** A page of the journal, newest first; an empty key means every document. */
    @Query("select * from journal_entry where (:documentKey = '' or document_key = :documentKey)"
            + " order by posted_at desc, number desc limit :limit offset :offset")
    List<JournalEntry> page(String documentKey, int limit, long offset);

    @Query("select count(*) from journal_entry where (:documentKey = '' or document_key = :documentKey)")
    long count(String documentKey);
}
