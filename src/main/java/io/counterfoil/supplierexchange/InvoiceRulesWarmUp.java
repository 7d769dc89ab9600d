package io.counterfoil.supplierexchange;

import io.counterfoil.procurement.invoice.OfficialInvoiceRules;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Compiles the rules and proves them on an invoice known to be valid, after start and off the main thread: a broken
 * class path or a mistyped rule set shows as an unhealthy part within seconds, not as a supplier's rejected invoice.
 */
@Component("invoiceRulesHealthIndicator")
class InvoiceRulesWarmUp implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(InvoiceRulesWarmUp.class);
    private static final String SELF_TEST = "einvoice/self-test-invoice.xml";
    private static final String EN_16931 = "urn:cen.eu:en16931:2017";
    private static final String PEPPOL = EN_16931 + "#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";

    private final InvoiceRuleSets ruleSets;
    private final OfficialInvoiceRules rules;
    private final UblInvoiceReader reader;
    private volatile Health health = Health.unknown().build();

    InvoiceRulesWarmUp(InvoiceRuleSets ruleSets, OfficialInvoiceRules rules, UblInvoiceReader reader) {
        this.ruleSets = ruleSets;
        this.rules = rules;
        this.reader = reader;
    }

    @EventListener(ApplicationReadyEvent.class)
    void afterStart() {
        if (ruleSets.warmUp()) {
            var thread = new Thread(this::warmUp, "einvoice-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Unknown until the rules were tried, and for good where the warm-up is off. */
    @Override
    public Health health() {
        return health;
    }

    void warmUp() {
        try {
            var peppol = selfTest();
            var verdicts = List.of(prove(peppol), prove(peppol.replace(PEPPOL, EN_16931)));
            reader.read(peppol.getBytes(StandardCharsets.UTF_8));
            health = Health.up()
                    .withDetail(
                            "ruleSets", verdicts.stream().map(Verdict::ruleSet).toList())
                    .build();
        } catch (RuntimeException | LinkageError failure) {
            LOG.error(
                    "the e-invoice rules do not work: incoming invoices cannot be judged until this is fixed", failure);
            health = Health.down(failure).build();
        }
    }

    private Verdict prove(String invoice) {
        var verdict = rules.check(invoice.getBytes(StandardCharsets.UTF_8));
        if (!verdict.valid()) {
            throw new IllegalStateException(
                    "the self-test invoice breaks " + verdict.ruleSet() + ": " + verdict.errors());
        }
        return verdict;
    }

    private static String selfTest() {
        try {
            return new ClassPathResource(SELF_TEST).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("class path resource " + SELF_TEST + " cannot be read", missing);
        }
    }
}
