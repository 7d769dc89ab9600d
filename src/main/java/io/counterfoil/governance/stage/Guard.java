package io.counterfoil.governance.stage;

import static io.counterfoil.governance.stage.Missing.atLeast;
import static io.counterfoil.governance.stage.Missing.done;
import static io.counterfoil.governance.stage.Missing.none;
import static io.counterfoil.governance.stage.Missing.stated;

import java.util.Optional;

/** One thing that a gate asks for. The names are the keys of the table that says which gate asks for which. */
public enum Guard {
    DESCRIPTION(
            Supplier.OWNER, stated("the description", facts -> facts.profile().description())),
    OWNER_ACCEPTED(
            Supplier.OWNER,
            stated("the owner", facts -> facts.profile().owner())
                    .and(done(
                            "the owner has not accepted",
                            facts -> facts.profile().ownerAccepted()))),
    SPONSOR(
            Supplier.PACKAGE_LEAD,
            stated("the sponsor", facts -> facts.profile().sponsor())),
    CONTROLLER(
            Supplier.PACKAGE_LEAD,
            stated("the controller", facts -> facts.profile().controller())),
    LEGAL_ENTITY(
            Supplier.OWNER, stated("the legal entity", facts -> facts.profile().legalEntity())),
    BUSINESS_UNIT(
            Supplier.OWNER, stated("the business unit", facts -> facts.profile().businessUnit())),
    FUNCTION(Supplier.OWNER, stated("the function", facts -> facts.profile().function())),
    STEERING_COMMITTEE(
            Supplier.PACKAGE_LEAD,
            stated("the steering committee", facts -> facts.profile().steeringCommittee())),
    PARENT_PACKAGE(
            Supplier.PACKAGE_LEAD,
            stated("the measure package", facts -> facts.profile().parentPackage())),
    ROLES_APART(Supplier.PACKAGE_LEAD, (facts, least) -> Missing.apart(facts.profile())),

    BASELINE(
            Supplier.OWNER,
            stated("the baseline", facts -> facts.plan().baseline())
                    .and(stated(
                            "the source of the baseline", facts -> facts.plan().baselineSource()))),
    TARGET(Supplier.OWNER, stated("the target", facts -> facts.plan().target())),
    PLAN_PER_PERIOD(
            Supplier.OWNER,
            atLeast("planned periods", facts -> facts.plan().plannedPeriods())
                    .and(none("there is no plan for", facts -> facts.plan().periodsWithoutPlan()))),
    EFFECT_TYPE(
            Supplier.OWNER,
            stated("the effect type", facts -> facts.plan().effectType())
                    .and(stated(
                            "the profit and loss line", facts -> facts.plan().profitLossLine()))),
    MILESTONES(
            Supplier.OWNER, atLeast("weighted milestones", facts -> facts.plan().weightedMilestones())),
    RISKS(Supplier.OWNER, atLeast("risks", facts -> facts.plan().risks())),

    BUSINESS_CASE(
            Supplier.OWNER,
            stated("the business case", facts -> facts.businessCase().document())),
    RESOURCES(
            Supplier.SPONSOR,
            done("the resources are not agreed", facts -> facts.businessCase().resourcesAgreed())),
    ONE_OFF_COSTS(
            Supplier.OWNER,
            stated(
                    "the one-off cost, 0 if there is none,",
                    facts -> facts.businessCase().oneOffCosts())),
    DEPENDENCIES_DATED(
            Supplier.OWNER,
            none(
                    "there is no date for what it depends on",
                    facts -> facts.businessCase().undatedDependencies())),
    SIZE_CONFIRMED(
            Supplier.CONTROLLER,
            done("the size is not confirmed", facts -> facts.businessCase().sizeConfirmed())),
    TIMING_CONFIRMED(
            Supplier.CONTROLLER,
            done("the timing is not confirmed", facts -> facts.businessCase().timingConfirmed())),

    MILESTONES_DONE(
            Supplier.OWNER,
            none("not done with evidence", facts -> facts.delivery().milestonesNotDone())),
    NO_OPEN_CHANGE(
            Supplier.SPONSOR,
            none("change requests are open", facts -> facts.delivery().openChangeRequests())),
    FORECAST_FRESH(
            Supplier.OWNER,
            done(
                    "the forecast is not confirmed in this period",
                    facts -> facts.delivery().forecastConfirmed())),

    CLOSURE(
            Supplier.CONTROLLER,
            none("the value cannot be confirmed", facts -> facts.delivery().closureMissing())),

    STATUS_FRESH(
            Supplier.OWNER,
            none("the status is stale", facts -> facts.delivery().stale())),
    NO_OPEN_EXCEPTION(
            Supplier.OPERATOR,
            none("interface exceptions are open", facts -> facts.delivery().openExceptions()));

    private final Supplier supplier;
    private final Missing missing;

    Guard(Supplier supplier, Missing missing) {
        this.supplier = supplier;
        this.missing = missing;
    }

    /** Who can bring what is missing. */
    public Supplier supplier() {
        return supplier;
    }

    Optional<String> missing(MeasureFacts facts, int least) {
        return missing.in(facts, least);
    }
}
