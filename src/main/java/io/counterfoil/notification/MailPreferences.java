package io.counterfoil.notification;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.InputCheck;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people want their mails; each sets their own. */
@Service
@Transactional
public class MailPreferences {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MailPreferences(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** At once, unless the person wants otherwise. */
    @Transactional(readOnly = true)
    public MailPreference of(String login) {
        return jdbc.sql("select daily, hour from mail_preference where login = :login")
                .param("login", login)
                .query(MailPreference.class)
                .optional()
                .orElse(MailPreference.AT_ONCE);
    }

    /** Counts for mails from now on. */
    public MailPreference set(String login, MailPreference wanted) {
        new InputCheck()
                .that(wanted.hour() >= 0 && wanted.hour() <= 23, "hour", "must be 0 to 23")
                .done();
        jdbc.sql("""
                        insert into mail_preference (login, daily, hour) values (:login, :daily, :hour)
                        on conflict (login) do update set daily = :daily, hour = :hour
                        """)
                .param("login", login)
                .param("daily", wanted.daily())
                .param("hour", wanted.hour())
                .update();
        events.publishEvent(new AuditFact(
                "MAIL-SETTINGS-" + login,
                login,
                "MAIL_SETTINGS_CHANGED",
                "",
                Map.of("daily", String.valueOf(wanted.daily()), "hour", String.valueOf(wanted.hour()))));
        return wanted;
    }
}
