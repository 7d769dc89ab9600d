package io.counterfoil.governance.standing;

import io.counterfoil.governance.rollup.Leaf;
import io.counterfoil.governance.status.StatusPair;
import io.counterfoil.governance.value.Outlook;

/**
 * Where a measure stands, in its own currency and as its parents see it.
 *
 * @param status both lights
 * @param outlook month by month, in its own currency
 * @param leaf in the reporting currency
 */
public record MeasureStanding(StatusPair status, Outlook outlook, Leaf leaf) {}
