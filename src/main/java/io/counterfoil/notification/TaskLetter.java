package io.counterfoil.notification;

import io.counterfoil.workflow.AskedTask;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a mail says about a task. Nothing in here is escaped: headers and text take it as it is, the HTML template
 * escapes.
 *
 * @param facts name and value, for those that the task has
 * @param decisions word and address of each decision that is possible by mail
 */
public record TaskLetter(String subject, Map<String, String> facts, String link, List<Choice> decisions) {
    static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_FACT = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm (VV)", Locale.ENGLISH);

    /** A decision that is possible by mail. */
    public record Choice(String word, String link) {}

    static TaskLetter of(NoticeKind kind, AskedTask task, ZoneId zone, String link, List<Choice> decisions) {
        return new TaskLetter(subject(kind, task, zone), facts(task, zone), link, decisions);
    }

    /** {@code Approve requisition PR-1001: 12,400.00 EUR by 24 Nov - Laptops}. */
    private static String subject(NoticeKind kind, AskedTask task, ZoneId zone) {
        var shown = task.shown();
        var what = new ArrayList<String>();
        if (!shown.amount().isEmpty()) {
            what.add(shown.amount());
        }
        task.due().ifPresent(due -> what.add("by " + DAY.format(due.atZone(zone))));
        var reason = shown.about().isEmpty() ? shown.why() : shown.about();
        var subject = kind.opening()
                + task.name()
                + (what.isEmpty() ? "" : ": " + String.join(" ", what))
                + (reason.isEmpty() ? "" : " - " + reason);
        return MailText.oneLine(subject, LONGEST_SUBJECT);
    }

    private static Map<String, String> facts(AskedTask task, ZoneId zone) {
        var shown = task.shown();
        var facts = new LinkedHashMap<String, String>();
        facts.put("What", shown.about());
        facts.put("How much", shown.amount());
        facts.put("Document", shown.document());
        facts.put("From", shown.partner());
        facts.put("Why you", shown.why());
        facts.put("Due", task.due().map(due -> spoken(due, zone)).orElse(""));
        facts.values().removeIf(String::isEmpty);
        facts.replaceAll((name, value) -> MailText.oneLine(value, LONGEST_FACT));
        return facts;
    }

    private static String spoken(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    String text() {
        var lines = facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
        var choices = decisions.stream()
                .map(choice -> choice.word() + ": " + choice.link() + "\n")
                .collect(Collectors.joining());
        return subject + "\n\n" + lines + "\n\nOpen the task: " + link + "\n" + choices;
    }
}
