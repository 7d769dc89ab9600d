package io.counterfoil.identity;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.counterfoil.database.DataFolder;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The security log as JSON lines with the field names of the Elastic Common Schema, in {@code
 * security/security-<host>.jsonl} below the data folder, which the nodes of one installation may share. At most
 * {@value #FILES} files; the oldest goes first. Of repeats the 1st, 2nd, 4th, 8th and so on are written, with the count,
 * so that a flood pushes no evidence out.
 *
 * <p>A logging context of its own: no setting of the application's logging silences it or mixes it with other lines.
 */
@Component
class SecurityLogFile {
    private static final int FILES = 30;
    private static final String NAME = "security-";

    private final LoggerContext context = new LoggerContext();
    private final Logger lines;
    private final Path path;

    SecurityLogFile(DataFolder folder, SecurityLogSettings settings, Environment environment) {
        path = folder.folder("security").resolve(NAME + host() + ".jsonl");
        context.setName("security");
        context.setMDCAdapter(MDC.getMDCAdapter());
        // Where the encoder looks for the application's name.
        context.putObject(Environment.class.getName(), environment);
        var logger = context.getLogger("security");
        logger.addAppender(appender(settings));
        lines = logger;
    }

    Path path() {
        return path;
    }

    void append(SecurityLogEntry entry, long repeats) {
        if (Long.bitCount(repeats) > 1) {
            return;
        }
        var event = entry.event();
        lines.atInfo()
                .addKeyValue("event.kind", "event")
                .addKeyValue("event.category", List.of(event.action().category()))
                .addKeyValue("event.type", List.of(event.action().type()))
                .addKeyValue(
                        "event.action",
                        event.action().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .addKeyValue("event.outcome", event.outcome())
                .addKeyValue("event.reason", event.reason())
                .addKeyValue("user.name", event.person())
                .addKeyValue("source.ip", entry.address())
                .addKeyValue("rule.name", entry.rule())
                .addKeyValue("counterfoil.act", event.act())
                .addKeyValue("counterfoil.business_key", event.businessKey())
                .addKeyValue("counterfoil.repeats", repeats)
                .log("{} {} {}", event.action(), event.person(), event.act());
    }

    private RollingFileAppender<ILoggingEvent> appender(SecurityLogSettings settings) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(path.toString());
        var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(
                path.resolveSibling(NAME + host() + ".%d{yyyy-MM}.%i.jsonl").toString());
        rolling.setMaxFileSize(FileSize.valueOf(settings.fileSize() + "MB"));
        rolling.setTotalSizeCap(FileSize.valueOf(settings.fileSize() * (FILES - 1) + "MB"));
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.setEncoder(encoder());
        appender.start();
        return appender;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "_");
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private StructuredLogEncoder encoder() {
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        return encoder;
    }

    @PreDestroy
    void close() {
        context.stop();
    }
}
