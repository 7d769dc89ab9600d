package io.counterfoil.portal.web;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its content. */
@ControllerAdvice(
        assignableTypes = {
            LandingPage.class,
            CasePages.class,
            InvoicePages.class,
            ModelPages.class,
            SecurityPages.class,
            ConflictPages.class,
            TolerancePages.class,
            SubstitutionPages.class,
            PeriodPages.class,
            MeasurePages.class,
            PortfolioPages.class,
            PriorityPages.class,
            ExchangePages.class,
            TaskPages.class,
            DecisionPages.class,
            MailSettingsPages.class,
            ErrorPages.class
        })
class PageFrame {
    private final PortalSettings settings;
    private final String version;

    PageFrame(PortalSettings settings, ObjectProvider<BuildProperties> build) {
        this.settings = settings;
        this.version = Optional.ofNullable(build.getIfAvailable())
                .map(BuildProperties::getVersion)
                .orElse("development");
    }

    @ModelAttribute("words")
    PageWords words() {
        return new PageWords(settings.zoneShown());
    }

    @ModelAttribute("zone")
    String zone() {
        return settings.zoneShown().getId();
    }

    @ModelAttribute("version")
    String version() {
        return version;
    }

    /** Login of the person who looks; empty text if nobody is logged in. */
    @ModelAttribute("person")
    String person(@Nullable Principal principal) {
        return principal == null ? "" : principal.getName();
    }
}
