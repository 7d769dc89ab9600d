package io.counterfoil.workflow;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An open task with what whoever is asked wants to know first. Texts come from documents and people, so they may hold
 * anything.
 *
 * @param key id of the task in its diagram
 * @param offer who may decide in their own right
 * @param candidates logins of everybody who is asked by name, substitutes included
 * @param isPersonal given to one person without candidates: nobody else can take it
 * @param choices values of {@code decision} that may be chosen by mail; empty if none may
 */
public record AskedTask(
        String id,
        String key,
        String name,
        TaskOffer offer,
        Set<String> candidates,
        Optional<String> assignee,
        boolean isPersonal,
        Instant since,
        Optional<Instant> due,
        Shown shown,
        Set<String> choices) {

    /** What {@link TaskCard} shows; empty texts where the process does not say. */
    public record Shown(String document, String amount, String partner, String about, String why) {}
}
