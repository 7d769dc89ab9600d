package io.counterfoil.governance.measure;

import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a measure. Missing texts are empty.
 *
 * @param parentPackage key of the measure package it hangs under
 * @param owner login of who delivers it
 * @param sponsor login of who wants it; never the owner
 * @param controller login of who confirms its value, one of the legal entity's controllers; neither owner nor sponsor
 * @param committee key of the steering committee
 * @param plLine line of the profit-and-loss statement that shows the effect
 * @param currency ISO 4217 code of all its values
 * @param costObject cost centre or project of the ledger that its costs are booked on
 * @param referenceValue what it is measured against, before the measure: last year's spend, for example
 * @param referenceSource where that figure comes from
 * @param target run-rate of a year; for a one-off effect, all of it
 * @param oneOffStated that the one-off costs in the plan are all there are, none included
 * @param depreciationYears of its capital; null if there is none
 */
public record MeasureProfile(
        String name,
        String description,
        String parentPackage,
        String owner,
        @Nullable String sponsor,
        @Nullable String controller,
        @Nullable String legalEntity,
        String businessUnit,
        String businessFunction,
        @Nullable String committee,
        @Nullable EffectType effect,
        String plLine,
        String currency,
        String costObject,
        @Nullable BigDecimal referenceValue,
        String referenceSource,
        @Nullable BigDecimal target,
        String businessCase,
        String resources,
        boolean oneOffStated,
        @Nullable Integer depreciationYears) {}
