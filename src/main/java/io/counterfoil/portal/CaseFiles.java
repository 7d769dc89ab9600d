package io.counterfoil.portal;

import io.counterfoil.audit.AuditTrail;
import io.counterfoil.identity.Person;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.CaseDocuments;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.CaseSearch;
import io.counterfoil.workflow.CaseSearch.Hit;
import io.counterfoil.workflow.CaseSearch.OpenedCase;
import io.counterfoil.workflow.ProcessHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Finds cases and gathers what all modules know of them. */
@Service
public class CaseFiles {
    /** How many matches are offered to choose from. */
    public static final int MOST_MATCHES = 100;

    private final CaseRegister register;
    private final CaseSearch search;
    private final ProcessHistory history;
    private final AuditTrail trail;
    private final List<CaseDocuments> modules;
    private final CaseReaders readers;

    CaseFiles(
            CaseRegister register,
            CaseSearch search,
            ProcessHistory history,
            AuditTrail trail,
            List<CaseDocuments> modules,
            CaseReaders readers) {
        this.register = register;
        this.search = search;
        this.history = history;
        this.trail = trail;
        this.modules = modules;
        this.readers = readers;
    }

    /** A case in a list: the key, when it began, its documents and where it stands. */
    public record CaseLine(String key, Instant openedAt, List<CaseDocument> documents, CaseVerdict verdict) {}

    /**
     * The keys of the cases that a text may mean. A case's own key and an exact document key win over what merely looks
     * alike; a document that has processes or facts but no case stands for itself.
     */
    public List<String> matching(String text) {
        var key = text.strip();
        var exact = register.casesOf(key);
        if (exact.contains(key)) {
            return List.of(key);
        }
        if (!exact.isEmpty()) {
            return exact.stream().limit(MOST_MATCHES).toList();
        }
        var alike = search.find(key, MOST_MATCHES).stream()
                .map(Hit::caseKey)
                .distinct()
                .toList();
        return alike.isEmpty() && knownAlone(key) ? List.of(key) : alike;
    }

    /**
     * Those of {@link #matching} that this person may read.
     *
     * @throws Forbidden {@code CASE_NOT_YOURS} if there are some, and none for them
     */
    public List<String> matching(String text, Person reader) {
        var matches = matching(text);
        var allowed = matches.stream()
                .filter(key -> mayRead(reader, documentsOf(key)))
                .toList();
        if (allowed.isEmpty() && !matches.isEmpty()) {
            throw CaseReaders.refusal(reader, text.strip());
        }
        return allowed;
    }

    /** Whether this document is known at all, in a case or alone. */
    public boolean knows(String businessKey) {
        return !register.casesOf(businessKey).isEmpty() || knownAlone(businessKey);
    }

    /** The case of this key with all its documents. */
    public CaseFile open(String caseKey) {
        return gather(caseKey, documentsOf(caseKey));
    }

    /**
     * One document without its cases, as for a payment run that touches many.
     *
     * @throws Forbidden {@code CASE_NOT_YOURS} if this person has no part in it
     */
    public CaseFile openAlone(String businessKey, Person reader) {
        if (!mayRead(reader, List.of(businessKey))) {
            throw CaseReaders.refusal(reader, businessKey);
        }
        return openAlone(businessKey);
    }

    /** The same for pages of the document, which know their own readers. */
    public CaseFile openAlone(String businessKey) {
        return gather(businessKey, List.of(businessKey));
    }

    /** A page of the cases that this person may read, newest first. */
    public List<CaseLine> latest(Person reader, int page, int size) {
        var offset = Math.multiplyExact(page, size);
        var opened = readers.readsAll(reader)
                ? search.latest(offset, size)
                : search.latestWith(readers.documentsOf(reader), offset, size);
        var keysByCase =
                search.documentsOf(opened.stream().map(OpenedCase::caseKey).toList());
        var allKeys =
                keysByCase.values().stream().flatMap(List::stream).distinct().toList();
        var described = new TreeMap<String, CaseDocument>();
        describe(allKeys).forEach(document -> described.put(document.businessKey(), document));
        var standing =
                new Standing(history.stuckAmong(allKeys), history.waitingAmong(allKeys), history.runningAmong(allKeys));
        return opened.stream()
                .map(it -> line(it, keysByCase.getOrDefault(it.caseKey(), List.of()), described, standing))
                .toList();
    }

    private static CaseLine line(
            OpenedCase opened, List<String> keys, Map<String, CaseDocument> described, Standing standing) {
        var documents =
                keys.stream().filter(described::containsKey).map(described::get).toList();
        return new CaseLine(opened.caseKey(), opened.openedAt(), documents, standing.verdictOn(keys));
    }

    /** Which of many keys stand where; enough for a list, where no single step is read. */
    private record Standing(Set<String> stuck, Set<String> waiting, Set<String> running) {
        CaseVerdict verdictOn(List<String> keys) {
            if (keys.stream().anyMatch(stuck::contains)) {
                return CaseVerdict.STUCK;
            }
            if (keys.stream().anyMatch(waiting::contains)) {
                return CaseVerdict.WAITING;
            }
            return keys.stream().anyMatch(running::contains) ? CaseVerdict.RUNNING : CaseVerdict.FINISHED;
        }
    }

    private boolean mayRead(Person reader, List<String> documents) {
        return readers.readsAll(reader) || !Collections.disjoint(documents, readers.documentsOf(reader));
    }

    private List<String> documentsOf(String caseKey) {
        var keys = register.documentsOf(caseKey);
        return keys.isEmpty() ? List.of(caseKey) : keys;
    }

    private CaseFile gather(String caseKey, List<String> keys) {
        var runs = history.of(keys);
        var facts = trail.of(keys);
        return new CaseFile(caseKey, keys, describe(keys), runs, facts, StepDecisions.of(runs, facts));
    }

    private List<CaseDocument> describe(Collection<String> keys) {
        var documents = new ArrayList<CaseDocument>();
        modules.forEach(module -> documents.addAll(module.describe(keys)));
        var order = List.copyOf(keys);
        documents.sort(Comparator.comparing(document -> order.indexOf(document.businessKey())));
        return documents;
    }

    private boolean knownAlone(String key) {
        return !history.of(List.of(key)).isEmpty()
                || !trail.of(List.of(key)).isEmpty()
                || !describe(List.of(key)).isEmpty();
    }
}
