package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.workflow.TaskForm;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTextTest {
    @Test
    void valuesStandWhereTheFormHasPlacesForThem() {
        var words = new TaskForm.Words(
                "## {{sheet.total}} for {{sheet.purpose}}\n**{{who}}** asks. [Open]({{sheet.link}})",
                Map.of(
                        "sheet.total",
                        "500.00 EUR",
                        "sheet.purpose",
                        "chairs",
                        "who",
                        "rita",
                        "sheet.link",
                        "/cases/R-1"));
        assertThat(FormText.heading(words)).isEqualTo("500.00 EUR for chairs");
        assertThat(FormText.html(words))
                .contains("<p class=\"leading\">500.00 EUR for chairs</p>", "<strong>rita</strong> asks.")
                .contains("<a rel=\"nofollow\" href=\"/cases/R-1\">Open</a>");
    }

    @Test
    void whatSomebodyTypedIsNeverMarkup() {
        var words = new TaskForm.Words(
                "{{purpose}} [Open]({{link}})",
                Map.of(
                        "purpose",
                        "<script>x</script> **bold** [click](https://evil.example)",
                        "link",
                        "//evil.example"));
        assertThat(FormText.html(words))
                .contains("&lt;script&gt;x&lt;/script&gt; **bold** [click](https://evil.example)")
                .contains("href=\"\"")
                .doesNotContain("<script", "<strong>", "href=\"https", "href=\"//");
        assertThat(FormText.html(new TaskForm.Words("[x](javascript:alert(1)) <b>raw</b>", Map.of())))
                .doesNotContain("javascript", "<b>");
    }
}
