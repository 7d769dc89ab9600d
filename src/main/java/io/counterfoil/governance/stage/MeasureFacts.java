package io.counterfoil.governance.stage;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gates need to know of a measure. What nobody has stated yet is null, or an empty list where many may be. */
public record MeasureFacts(Profile profile, Plan plan, Case businessCase, Delivery delivery) {

    /** Who and where, by key; a text of blanks counts as none. */
    public record Profile(
            @Nullable String description,
            @Nullable String owner,
            boolean ownerAccepted,
            @Nullable String sponsor,
            @Nullable String controller,
            @Nullable String legalEntity,
            @Nullable String businessUnit,
            @Nullable String function,
            @Nullable String steeringCommittee,
            @Nullable String parentPackage) {}

    /** How an effect comes. */
    public enum EffectType {
        RECURRING,
        ONE_OFF
    }

    /**
     * What is to come of it.
     *
     * @param baselineSource where the baseline was taken from, for example a ledger account and year
     * @param plannedPeriods how many periods have a plan
     * @param periodsWithoutPlan those of the horizon that have none
     * @param profitLossLine that the effect is seen in
     * @param weightedMilestones with a weight above zero
     */
    public record Plan(
            @Nullable BigDecimal baseline,
            @Nullable String baselineSource,
            @Nullable BigDecimal target,
            int plannedPeriods,
            List<YearMonth> periodsWithoutPlan,
            @Nullable EffectType effectType,
            @Nullable String profitLossLine,
            int weightedMilestones,
            int risks) {
        public Plan {
            periodsWithoutPlan = List.copyOf(periodsWithoutPlan);
        }
    }

    /**
     * What it takes.
     *
     * @param document of the business case, in the document repository
     * @param oneOffCosts zero if there are none; null if nobody said so
     * @param undatedDependencies what it depends on without a date, by key
     * @param sizeConfirmed by the controller, as is the timing
     */
    public record Case(
            @Nullable String document,
            boolean resourcesAgreed,
            @Nullable BigDecimal oneOffCosts,
            List<String> undatedDependencies,
            boolean sizeConfirmed,
            boolean timingConfirmed) {
        public Case {
            undatedDependencies = List.copyOf(undatedDependencies);
        }
    }

    /**
     * How it goes.
     *
     * @param milestonesNotDone without a date of completion or without evidence, by title
     * @param openChangeRequests by key
     * @param forecastConfirmed in this period
     * @param stale why its status is stale, in words
     * @param openExceptions of interfaces, by key
     * @param closureMissing what its closure review misses, in words; empty if it may be confirmed
     */
    public record Delivery(
            List<String> milestonesNotDone,
            List<String> openChangeRequests,
            boolean forecastConfirmed,
            List<String> stale,
            List<String> openExceptions,
            List<String> closureMissing) {
        public Delivery {
            milestonesNotDone = List.copyOf(milestonesNotDone);
            openChangeRequests = List.copyOf(openChangeRequests);
            stale = List.copyOf(stale);
            openExceptions = List.copyOf(openExceptions);
            closureMissing = List.copyOf(closureMissing);
        }
    }
}
