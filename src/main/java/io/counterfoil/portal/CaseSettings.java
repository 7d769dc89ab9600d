package io.counterfoil.portal;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param readers ids of the groups that read every case; all others read those in which they have a part */
@ConfigurationProperties("counterfoil.cases")
record CaseSettings(
        @DefaultValue({
            "buyer",
            "receiver",
            "accounts-payable",
            "vendor-master-steward",
            "treasurer",
            "controller",
            "operator",
            "integration"
        })
        Set<String> readers) {}
