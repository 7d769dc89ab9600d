package io.counterfoil.procurement.requisition;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation sets about approvals beside its decision tables.
 *
 * @param splittingDays how many days of the same requester's requests to the same supplier are added up; 0 adds nothing
 */
@ConfigurationProperties("counterfoil.approval")
record ApprovalSettings(@DefaultValue("10") int splittingDays) {}
