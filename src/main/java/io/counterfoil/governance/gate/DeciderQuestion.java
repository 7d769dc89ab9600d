package io.counterfoil.governance.gate;

import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.Stage;
import java.math.BigDecimal;

/**
 * What the table {@code GateDeciders} is asked with.
 *
 * @param holdsInARow before this decision
 * @param runRate of a year in the reporting currency
 */
public record DeciderQuestion(GateDecision asked, Stage stage, int holdsInARow, BigDecimal runRate) {}
