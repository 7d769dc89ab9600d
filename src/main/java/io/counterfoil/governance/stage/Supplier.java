package io.counterfoil.governance.stage;

/** Who can bring what a gate still misses. */
public enum Supplier {
    OWNER("the owner"),
    SPONSOR("the sponsor"),
    CONTROLLER("the controller"),
    PACKAGE_LEAD("the lead of the measure package"),
    PROJECT_LEAD("the lead of the project"),
    STEERING_COMMITTEE("the steering committee"),
    OPERATOR("the operator of the interface");

    private final String words;

    Supplier(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
