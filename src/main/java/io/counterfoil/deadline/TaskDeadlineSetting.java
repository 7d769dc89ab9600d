package io.counterfoil.deadline;

import java.math.BigDecimal;

/**
 * How many working days a task has, instead of what its diagram says.
 *
 * @param process id of the process in its diagram, for example {@code RequisitionApproval}
 * @param task id of the task there
 * @param workingDays two decimals
 */
public record TaskDeadlineSetting(String process, String task, BigDecimal workingDays) {}
