package io.counterfoil.portal;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param readers ids of the groups that read every measure; all others read those in which they have a part */
@ConfigurationProperties("counterfoil.portfolio")
record PortfolioSettings(
        @DefaultValue({
            "controller",
            "steering-chair",
            "transformation-office",
            "measure-owner",
            "cost-centre-owner",
            "department-head",
            "category-manager",
            "it-governance",
            "cfo",
            "board",
            "integration"
        })
        Set<String> readers) {}
