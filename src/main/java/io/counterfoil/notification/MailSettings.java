package io.counterfoil.notification;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mails. Mails are off until {@code spring.mail.host} names a server.
 *
 * @param from address of the sender
 * @param publicUrl where people reach this application, without a slash at the end
 * @param taskPage path of the page of a task; {@code {id}} stands for the task
 * @param pauses before the second attempt, the third and so on; after the last one a mail is dead
 * @param linkValidity how long a decision by mail is possible
 * @param deadLetterOwner login or role of whoever looks after mails that could not be delivered
 */
@ConfigurationProperties("counterfoil.mail")
public record MailSettings(
        @DefaultValue("counterfoil@localhost") String from,
        @DefaultValue("http://localhost:8080") URI publicUrl,

        @DefaultValue("/tasks/{id}") String taskPage,

        @DefaultValue({"PT1M", "PT5M", "PT15M", "PT1H", "PT4H", "PT12H"})
        List<Duration> pauses,

        @DefaultValue("P7D") Duration linkValidity,
        @DefaultValue("operator") String deadLetterOwner) {
    public MailSettings {
        pauses = List.copyOf(pauses);
    }

    /** Where a person finds the task. The one place that knows. */
    String taskLink(String taskId) {
        return publicUrl + taskPage.replace("{id}", taskId);
    }

    String decisionLink(String token) {
        return publicUrl + "/decisions/" + token;
    }

    String settingsLink() {
        return publicUrl + "/mail-settings";
    }

    int mostAttempts() {
        return pauses.size() + 1;
    }

    /** Before the next attempt. */
    Duration pauseAfter(int attempts) {
        return pauses.get(Math.min(attempts, pauses.size()) - 1);
    }
}
