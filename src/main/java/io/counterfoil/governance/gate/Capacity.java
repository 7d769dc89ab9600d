package io.counterfoil.governance.gate;

/** In which capacity a person decides at a gate. */
public enum Capacity {
    PACKAGE_LEAD("lead of the measure package", "LEAD_MEASURE"),
    PROJECT_LEAD("lead of the project", "LEAD_MEASURE"),
    SPONSOR("sponsor", "SPONSOR_MEASURE"),
    CONTROLLER("controller", "CONTROL_MEASURE"),
    STEERING("member of the steering committee", "STEER_MEASURE");

    private final String words;
    private final String duty;

    Capacity(String words, String duty) {
        this.words = words;
        this.duty = duty;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** What rules of segregation know of it. */
    public String duty() {
        return duty;
    }
}
