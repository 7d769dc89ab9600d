package io.counterfoil.banking;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of released runs, as the database keeps them. */
@Component
public class PaymentFiles {
    private final JdbcClient jdbc;

    PaymentFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The bytes that were or will be written to the outbox; empty unless the run is released. */
    public Optional<byte[]> of(String runNumber) {
        return jdbc.sql("select file_bytes from payment_run where number = :number and file_bytes is not null")
                .param("number", runNumber)
                .query(byte[].class)
                .optional();
    }
}
