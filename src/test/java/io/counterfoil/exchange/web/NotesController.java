package io.counterfoil.exchange.web;

import io.counterfoil.exchange.Documents;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A resource of the tests. Its effect is a row with a generated number, so a second effect is a second row. */
@RestController
@RequestMapping("/api/v1/notes")
class NotesController {
    private final JdbcClient jdbc;
    private final Documents documents;
    volatile CountDownLatch entered = new CountDownLatch(0);
    volatile CountDownLatch mayLeave = new CountDownLatch(0);

    NotesController(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
        jdbc.sql("create table if not exists test_note (number bigserial primary key, text text not null,"
                        + " unique_late text unique deferrable initially deferred)")
                .update();
    }

    enum Colour {
        RED,
        GREEN
    }

    record Line(@Positive int number) {}

    record Note(
            @NotBlank String text,
            @NotNull @Positive BigDecimal amount,
            @Nullable LocalDate date,
            @Nullable Colour colour,
            @Valid List<Line> lines) {}

    record NoteAnswer(long number, String text, BigDecimal amount) {}

    long count(String text) {
        return jdbc.sql("select count(*) from test_note where text = :text")
                .param("text", text)
                .query(Long.class)
                .single();
    }

    private long insert(String text, @Nullable String unique) {
        return jdbc.sql("insert into test_note (text, unique_late) values (:text, :unique) returning number")
                .param("text", text)
                .param("unique", unique)
                .query(Long.class)
                .single();
    }

    private static ResponseEntity<NoteAnswer> created(long number, Note note) {
        return ResponseEntity.created(URI.create("/api/v1/notes/" + number))
                .body(new NoteAnswer(number, note.text(), note.amount()));
    }

    @PostMapping
    ResponseEntity<NoteAnswer> create(@Valid @RequestBody Note note) throws InterruptedException {
        long number = insert(note.text(), null);
        entered.countDown();
        mayLeave.await(20, TimeUnit.SECONDS);
        return created(number, note);
    }

    @PostMapping("/refused")
    ResponseEntity<NoteAnswer> refused(@RequestBody Note note) {
        insert(note.text(), null);
        throw new BusinessRuleViolation("NOTE_REFUSED", "the note '" + note.text() + "' is refused; write another");
    }

    @PostMapping("/kept-and-refused")
    ResponseEntity<NoteAnswer> keptAndRefused(@RequestBody byte[] bytes, Principal person) throws InterruptedException {
        // Everyone who is let in holds a connection before the first one asks for a second.
        entered.countDown();
        entered.await(1, TimeUnit.SECONDS);
        var document = documents.keep(bytes, "text/html; charset=utf-8", person.getName());
        throw new Conflict("NOTE_REFUSED", document.number());
    }

    @PostMapping("/failing-at-commit")
    ResponseEntity<NoteAnswer> failingAtCommit(@RequestBody Note note) {
        return created(insert(note.text(), "only one of these"), note);
    }

    @PostMapping("/losing-the-database")
    ResponseEntity<NoteAnswer> losingTheDatabase(@RequestBody Note note) {
        long number = insert(note.text(), null);
        if (note.colour() == Colour.RED && mayLeave.getCount() == 0 && entered.getCount() > 0) {
            entered.countDown();
            jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                    .query(Boolean.class)
                    .single();
        }
        return created(number, note);
    }

    @GetMapping
    PageOf<String> list(@Valid @ParameterObject PageQuery query) {
        return PageOf.of(List.of("a", "b"), query, 120, "/api/v1/notes");
    }

    @GetMapping("/failing/{how}")
    Links fail(@PathVariable String how) {
        throw switch (how) {
            case "forbidden" -> new Forbidden("NOT_YOURS", "not yours");
            case "absent" -> new NotFound("NOTE_UNKNOWN", "no note");
            case "outage" -> new ExternalSystemUnavailable("the ERP did not answer", new IllegalStateException());
            default -> new IllegalStateException("select secret from internals");
        };
    }
}
