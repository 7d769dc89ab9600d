package io.counterfoil.portal.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.counterfoil.portal.SteeringPack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Steering packs as PDF. */
@Component
class PackFile {
    /** Comes with PDFBox and knows more letters than the fonts that every PDF reader has. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final ITemplateEngine templates;

    PackFile(ITemplateEngine templates) {
        this.templates = templates;
    }

    byte[] pdf(SteeringPack pack, PageWords words) {
        var page =
                templates.process("portfolio/pack", new Context(Locale.ENGLISH, Map.of("pack", pack, "words", words)));
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .useFont(PackFile::font, "Liberation Sans")
                    .withHtmlContent(page, null)
                    .withProducer("Counterfoil")
                    .toStream(out)
                    .run();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return out.toByteArray();
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
    }
}
