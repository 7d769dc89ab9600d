package io.counterfoil.notification;

/**
 * How a person wants mails.
 *
 * @param daily one mail a working day with everything, instead of each at once
 * @param hour of that day, by the clock of the person's calendar, 0 to 23
 */
public record MailPreference(boolean daily, int hour) {
    static final MailPreference AT_ONCE = new MailPreference(false, 8);
}
