package io.counterfoil.identity;

import org.jspecify.annotations.Nullable;

/**
 * Where a person stands in the organisation.
 *
 * @param superior login of who decides where this person may not; null at the top
 * @param legalEntity for which this person works; empty where the installation has only one
 */
public record StaffMember(String login, @Nullable String superior, String legalEntity) {}
