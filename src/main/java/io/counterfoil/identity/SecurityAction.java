package io.counterfoil.identity;

/**
 * What the security log tells of. Names are a contract with those who read it; categories and types are those of the
 * Elastic Common Schema (ECS).
 */
public enum SecurityAction {
    LOGIN_SUCCEEDED("authentication", "start"),
    LOGIN_FAILED("authentication", "denied"),
    /** Too many wrong passwords from one address; the password was not looked at. */
    LOGIN_THROTTLED("authentication", "denied"),
    TOKEN_REFUSED("authentication", "denied"),
    LOGOUT("authentication", "end"),
    /** A session whose person the identity provider no longer confirms. */
    SESSION_ENDED("session", "end"),
    /** A request or an engine command that was refused to a person. */
    ACT_REFUSED("api", "denied"),
    ACCOUNT_CREATED("iam", "creation"),
    /** The identity provider no longer knows the person: all roles were taken away. */
    ACCOUNT_LEFT("iam", "deletion"),
    ROLES_CHANGED("iam", "change"),
    /** Somebody holds roles that perform both halves of a rule of segregation. */
    ROLES_CONFLICT("iam", "change"),
    /** An exceptional act was asked for, decided on, performed or reviewed. */
    BREAK_GLASS("iam", "change"),
    /** Users, groups, memberships, authorizations and models changed, failed steps retried. */
    ADMINISTRATION("configuration", "change");

    private final String category;
    private final String type;

    SecurityAction(String category, String type) {
        this.category = category;
        this.type = type;
    }

    /** ECS {@code event.category}. */
    String category() {
        return category;
    }

    /** ECS {@code event.type}. */
    String type() {
        return type;
    }
}
