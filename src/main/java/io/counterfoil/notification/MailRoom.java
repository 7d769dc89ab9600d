package io.counterfoil.notification;

import io.counterfoil.deadline.Calendars;
import io.counterfoil.identity.Staff;
import io.counterfoil.workflow.AskedTask;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes mails and hands them to the server. */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailRoom {
    private final JavaMailSender sender;
    private final ITemplateEngine templates;
    private final DecisionLinks links;
    private final MailSettings settings;
    private final Calendars calendars;
    private final Staff staff;

    MailRoom(
            JavaMailSender sender,
            ITemplateEngine templates,
            DecisionLinks links,
            MailSettings settings,
            Calendars calendars,
            Staff staff) {
        this.sender = sender;
        this.templates = templates;
        this.links = links;
        this.settings = settings;
        this.calendars = calendars;
        this.staff = staff;
    }

    /** With links of its own for each decision that the task's model allows by mail. */
    TaskLetter letter(OutgoingMail mail, AskedTask task) {
        var decisions = task.choices().stream()
                .sorted()
                .map(choice -> new TaskLetter.Choice(
                        choice.substring(0, 1).toUpperCase(Locale.ROOT) + choice.substring(1),
                        settings.decisionLink(links.issue(mail.person(), task.id(), choice))))
                .toList();
        var zone = calendars.zoneFor(staff.legalEntities(Set.of(mail.person())));
        return TaskLetter.of(mail.noticeKind(), task, zone, settings.taskLink(task.id()), decisions);
    }

    /**
     * Sends one mail with one letter or more.
     *
     * @param id the same at each attempt, so that a receiver that has it recognizes the second
     * @throws org.springframework.mail.MailException if the server does not take it
     */
    void send(String id, String address, List<TaskLetter> letters) {
        var message = sender.createMimeMessage();
        try {
            write(message, id, address, letters);
        } catch (MessagingException malformed) {
            throw new org.springframework.mail.MailParseException(malformed);
        }
        sender.send(message);
    }

    private void write(MimeMessage message, String id, String address, List<TaskLetter> letters)
            throws MessagingException {
        var mail = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        mail.setFrom(settings.from());
        mail.setTo(address);
        mail.setSubject(
                letters.size() == 1 ? letters.get(0).subject() : letters.size() + " tasks wait for you in Counterfoil");
        var footer = "How you get these mails: " + settings.settingsLink();
        var text =
                letters.stream().map(TaskLetter::text).collect(Collectors.joining("\n---\n\n")) + "\n" + footer + "\n";
        mail.setText(text, html(letters));
        // No out-of-office note in answer, and no loop with another robot (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Message-ID", "<" + id + "@" + settings.publicUrl().getHost() + ">");
    }

    private String html(List<TaskLetter> letters) {
        return templates.process(
                "mail/tasks",
                new Context(Locale.ENGLISH, Map.of("letters", letters, "settings", settings.settingsLink())));
    }
}
