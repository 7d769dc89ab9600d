package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.workflow.AskedTask;
import io.counterfoil.workflow.TaskOffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskLetterTest {
    @Test
    void subjectSaysWhatHowMuchByWhenAndWhy() {
        assertThat(subject("Approve requisition PR-1001", "12,400.00 EUR", "Laptops"))
                .isEqualTo("Approve requisition PR-1001: 12,400.00 EUR by 24 Nov - Laptops");
    }

    @Test
    void reminderSaysSoFirst() {
        assertThat(letter(NoticeKind.DUE, task("Approve", "1.00 EUR", "Pens")).subject())
                .isEqualTo("Overdue: Approve: 1.00 EUR by 24 Nov - Pens");
    }

    @Test
    void titleThatBringsHeadersOfItsOwnStaysOneLine() {
        var subject = subject("Approve\r\nBcc: everybody@example.com", "1\n2", "a\u2028b\u202ec\u0000d\te");
        assertThat(subject).isEqualTo("Approve Bcc: everybody@example.com: 1 2 by 24 Nov - a b c d e");
    }

    @Test
    void subjectIsShortWhateverTheTitle() {
        assertThat(subject("x".repeat(5000), "", ""))
                .hasSizeLessThanOrEqualTo(150)
                .endsWith("…");
    }

    @Test
    void textHasEverythingThatTheMailProgramMayNotShowInHtml() {
        var text = letter(NoticeKind.NEW, task("Approve", "1.00 EUR", "Pens")).text();
        assertThat(text)
                .contains(
                        "How much: 1.00 EUR",
                        "Due: Tue 24 Nov 2026, 11:00",
                        "Open the task: http://x/t",
                        "Approve: http://x/d")
                .doesNotContain("Document:");
    }

    private static String subject(String name, String amount, String about) {
        return letter(NoticeKind.NEW, task(name, amount, about)).subject();
    }

    private static TaskLetter letter(NoticeKind kind, AskedTask task) {
        return TaskLetter.of(
                kind,
                task,
                ZoneId.of("Europe/Berlin"),
                "http://x/t",
                List.of(new TaskLetter.Choice("Approve", "http://x/d")));
    }

    private static AskedTask task(String name, String amount, String about) {
        return new AskedTask(
                "7",
                "Task_Approve",
                name,
                new TaskOffer("PR-1001", "P", "", Set.of("anna"), Set.of()),
                Set.of("anna"),
                Optional.empty(),
                false,
                Instant.parse("2026-11-20T10:00:00Z"),
                Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
                new AskedTask.Shown("", amount, "", about, ""),
                Set.of("approve", "refuse"));
    }
}
