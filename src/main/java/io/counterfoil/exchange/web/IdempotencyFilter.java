package io.counterfoil.exchange.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes every creating request happen once, however often it is sent.
 *
 * <p>One database transaction spans the controller and the storing of its answer, so there is no moment at which the
 * one exists without the other: a crash before the commit leaves neither, and the repeated request does the work; a
 * crash after it leaves both, and the repeated request is given the answer. The key itself is held by a lock that ends
 * with the transaction or with the connection, so a dead node leaves no key in flight.
 *
 * <p>An answer with an error status rolls back whatever the controller did and is not stored: nothing has happened, so
 * the same key may be tried again, also with a corrected body. What must outlast a refusal (the document as it came)
 * commits on its own, see {@link io.counterfoil.exchange.Documents}.
 *
 * <p>Controllers must not answer asynchronously, and must not start threads that write.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final int FIRST_ERROR_STATUS = 400;

    private final IdempotencyKeys keys;
    private final PlatformTransactionManager transactions;
    private final FrontDoorSettings settings;

    /** Documents commit on a second connection; without a bound, requests could hold all first ones and starve. */
    private final Semaphore places;

    IdempotencyFilter(IdempotencyKeys keys, PlatformTransactionManager transactions, FrontDoorSettings settings) {
        this.keys = keys;
        this.transactions = transactions;
        this.settings = settings;
        this.places = new Semaphore(settings.concurrentCreations(), true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPaths.creates(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest http, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var request = CreatingRequest.read(http);
        var answer = new ContentCachingResponseWrapper(response);
        takePlace();
        try {
            inTransaction(request, answer, chain);
        } finally {
            places.release();
        }
        answer.copyBodyToResponse();
    }

    private void inTransaction(CreatingRequest request, ContentCachingResponseWrapper answer, FilterChain chain)
            throws ServletException, IOException {
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        boolean completed = false;
        try {
            answerOnce(request, answer, chain, transaction);
            completed = true;
        } finally {
            if (!completed) {
                transactions.rollback(transaction);
            }
        }
        end(transaction);
    }

    private void end(TransactionStatus transaction) {
        try {
            transactions.commit(transaction);
        } catch (DataAccessResourceFailureException | TransactionSystemException lost) {
            // The commit may have arrived although its confirmation did not. Only the key can tell.
            LOG.warn("The connection was lost while a creating request ended", lost);
            throw new ApiRefusal(
                    KnownProblem.TEMPORARILY_UNAVAILABLE,
                    "The database went away at the end of the request. Repeat it with the same Idempotency-Key:"
                            + " if it was carried out you get its answer, otherwise it is carried out now.",
                    lost);
        }
    }

    private void answerOnce(
            CreatingRequest request,
            ContentCachingResponseWrapper answer,
            FilterChain chain,
            TransactionStatus transaction)
            throws ServletException, IOException {
        if (!keys.take(request.caller(), request.key())) {
            throw new ApiRefusal(
                    KnownProblem.REQUEST_IN_FLIGHT,
                    "A request with Idempotency-Key " + request.key() + " is being worked on; repeat it in a second.");
        }
        var given = keys.find(request.caller(), request.key());
        if (given.isPresent()) {
            replay(given.get(), request, answer);
            return;
        }
        chain.doFilter(request.http(), answer);
        if (answer.getStatus() >= FIRST_ERROR_STATUS) {
            transaction.setRollbackOnly();
        } else {
            keys.store(request.caller(), request.key(), stored(request, answer));
        }
    }

    private static void replay(StoredAnswer given, CreatingRequest request, HttpServletResponse answer)
            throws IOException {
        if (!given.requestDigest().equals(request.digest())) {
            throw new ApiRefusal(
                    KnownProblem.IDEMPOTENCY_KEY_REUSED,
                    "Idempotency-Key " + request.key() + " was used for another request; take a new key for a new"
                            + " thing, or repeat the first request exactly, byte for byte.");
        }
        given.replayTo(answer);
    }

    private static StoredAnswer stored(CreatingRequest request, ContentCachingResponseWrapper answer) {
        return new StoredAnswer(
                request.digest(),
                answer.getStatus(),
                answer.getHeader(HttpHeaders.LOCATION),
                answer.getContentType(),
                answer.getContentAsByteArray());
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(settings.creationWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ApiRefusal(
                KnownProblem.TEMPORARILY_UNAVAILABLE,
                "Too many creating requests at once; nothing was done. Repeat after Retry-After.");
    }
}
