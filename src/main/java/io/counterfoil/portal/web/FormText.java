package io.counterfoil.portal.web;

import io.counterfoil.workflow.TaskForm;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The Markdown of a form as HTML. Values are put into the parsed text, never into the Markdown: what a requester typed
 * cannot become a heading, a link or a tag.
 */
final class FormText {
    private static final Pattern PLACE = Pattern.compile("(?:\\{\\{|%7B%7B)(.+?)(?:}}|%7D%7D)");
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private FormText() {}

    /** Safe to be put into a page as it is. Headings become paragraphs of class {@code leading}: the page has its own. */
    static String html(TaskForm.Words words) {
        var document = PARSER.parse(words.markdown());
        document.accept(new Values(words.values()));
        return RENDERER.render(document)
                .replaceAll("<h[1-6]>", "<p class=\"leading\">")
                .replaceAll("</h[1-6]>", "</p>");
    }

    /** The first heading of the form with its values, as plain text; empty if it has none. */
    static String heading(TaskForm.Words words) {
        var first = PARSER.parse(words.markdown()).getFirstChild();
        if (!(first instanceof Heading)) {
            return "";
        }
        var text = new StringBuilder();
        first.accept(new Values(words.values()));
        first.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    private static final class Values extends AbstractVisitor {
        private final Map<String, String> values;

        Values(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public void visit(Text text) {
            text.setLiteral(filled(text.getLiteral()));
        }

        /** Only within the product: a value is no address to somewhere else. */
        @Override
        public void visit(Link link) {
            var address = filled(link.getDestination());
            link.setDestination(address.startsWith("/") && !address.startsWith("//") ? address : "");
            visitChildren(link);
        }

        private String filled(String text) {
            return PLACE.matcher(text)
                    .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
        }
    }
}
