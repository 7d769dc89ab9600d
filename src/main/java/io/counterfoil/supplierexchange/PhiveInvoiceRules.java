package io.counterfoil.supplierexchange;

import com.helger.diagnostics.error.IError;
import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.EValidationBaseType;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResult;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The official rules as the phive validator runs them: UBL's schema, then the publishers' own Schematron, compiled
 * once per process. The first check of a rule set takes seconds, later ones some tens of milliseconds.
 *
 * <p>phive reports its own failures among the findings of the document; they are told apart here.
 */
@Component
class PhiveInvoiceRules implements OfficialInvoiceRules {
    private static final String SCHEMA_RULE = "XSD";

    private final InvoiceRuleSets ruleSets;
    private final Supplier<ValidationExecutorSetRegistry<IValidationSourceXML>> published;

    @Autowired
    PhiveInvoiceRules(InvoiceRuleSets ruleSets) {
        this(ruleSets, SingletonSupplier.of(PhiveInvoiceRules::published));
    }

    PhiveInvoiceRules(
            InvoiceRuleSets ruleSets, Supplier<ValidationExecutorSetRegistry<IValidationSourceXML>> published) {
        this.ruleSets = ruleSets;
        this.published = published;
    }

    @Override
    public Verdict check(byte[] document) {
        var ruleSet = ruleSets.ruleSetOf(UblDocument.inspect(document));
        var findings = new ArrayList<Finding>();
        for (var layer : run(ruleSet, document)) {
            layer.getErrorList().stream()
                    .filter(problem -> problem.getErrorLevel().isFailure())
                    .forEach(problem -> findings.add(finding(problem, layer, ruleSet)));
        }
        return new Verdict(findings.stream().noneMatch(Finding::isError), ruleSet, findings);
    }

    private ValidationResultList run(String ruleSet, byte[] document) {
        var rules = rulesOf(ruleSet);
        try {
            var source = ValidationSourceXML.create("invoice", SafeXml.tree(document));
            return ValidationExecutionManager.executeValidation(
                    IValidityDeterminator.createDefault(), rules, source, Locale.ENGLISH);
        } catch (RuntimeException | LinkageError | SAXException | IOException failure) {
            throw unavailable(ruleSet, failure);
        }
    }

    private IValidationExecutorSet<IValidationSourceXML> rulesOf(String ruleSet) {
        return Optional.ofNullable(DVRCoordinate.parseOrNull(ruleSet))
                .map(registry(ruleSet)::getOfID)
                .orElseThrow(() -> new ExternalSystemUnavailable(
                        "the validator does not know the rule set " + ruleSet
                                + "; correct counterfoil.einvoice or update phive-rules",
                        new NoSuchElementException(ruleSet)));
    }

    /** A class path that lacks a part of the validator is an outage too: it shows on the first use only. */
    private ValidationExecutorSetRegistry<IValidationSourceXML> registry(String ruleSet) {
        try {
            return published.get();
        } catch (RuntimeException | LinkageError failure) {
            throw unavailable(ruleSet, failure);
        }
    }

    private static Finding finding(IError problem, ValidationResult layer, String ruleSet) {
        if (isTechnical(problem, layer)) {
            throw unavailable(
                    ruleSet,
                    Optional.ofNullable(problem.getLinkedException())
                            .orElseGet(() -> new IllegalStateException(problem.getErrorText(Locale.ENGLISH))));
        }
        return new Finding(
                Optional.ofNullable(problem.getErrorID()).orElse(SCHEMA_RULE),
                problem.isError() ? Finding.ERROR : Finding.WARNING,
                location(problem),
                Optional.ofNullable(problem.getErrorText(Locale.ENGLISH))
                        .orElse("")
                        .strip());
    }

    /** A finding of the schema comes with a parse exception, one of a rule with the rule's id; all else is trouble. */
    private static boolean isTechnical(IError problem, ValidationResult layer) {
        var schema = layer.getValidationArtefact().getValidationType().getBaseType() == EValidationBaseType.XSD;
        return schema
                ? !(problem.getLinkedException() instanceof SAXParseException)
                : problem.hasLinkedException() || problem.getErrorID() == null;
    }

    private static String location(IError problem) {
        var xpath = problem.getErrorFieldName();
        if (xpath != null) {
            return xpath;
        }
        var place = problem.getErrorLocation();
        return place.hasLineNumber() ? "line " + place.getLineNumber() : "";
    }

    private static ExternalSystemUnavailable unavailable(String ruleSet, Throwable failure) {
        return new ExternalSystemUnavailable(
                "the validator failed on the rule set " + ruleSet + "; the document was not judged", failure);
    }

    private static ValidationExecutorSetRegistry<IValidationSourceXML> published() {
        var registry = new ValidationExecutorSetRegistry<IValidationSourceXML>();
        EN16931Validation.initEN16931(registry);
        PeppolValidation.initStandard(registry);
        return registry;
    }
}
