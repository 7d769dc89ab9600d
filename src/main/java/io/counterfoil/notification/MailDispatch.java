package io.counterfoil.notification;

import io.counterfoil.exchange.EffectKey;
import io.counterfoil.exchange.OutsideEffect;
import io.counterfoil.exchange.OutsideEffects;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.workflow.AskedTasks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Empties the outbox. No transaction is open while the server is spoken to. A mail that the server did not take is tried
 * again after growing pauses and is dead after the last; one that it took is never sent again, unless this node dies
 * before that is noted: then a second copy carries the same message id.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
public class MailDispatch {
    private static final int MOST_AT_ONCE = 500;

    private final MailAddressing addressing;
    private final Outbox outbox;
    private final AskedTasks tasks;
    private final MailAddresses addresses;
    private final MailRoom room;
    private final OutsideEffects effects;
    private final MailSettings settings;
    private final TransactionOperations transaction;
    private final Clock clock;

    MailDispatch(
            MailAddressing addressing,
            Outbox outbox,
            AskedTasks tasks,
            MailAddresses addresses,
            MailRoom room,
            OutsideEffects effects,
            MailSettings settings,
            TransactionOperations transaction,
            Clock clock) {
        this.addressing = addressing;
        this.outbox = outbox;
        this.tasks = tasks;
        this.addresses = addresses;
        this.room = room;
        this.effects = effects;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 10_000)
    void dispatch() {
        dispatch(clock.instant());
    }

    /** Sends what is to be sent by now. */
    public void dispatch(Instant now) {
        for (int done = 0; done < MOST_AT_ONCE && addressing.addressNext(now); done++) {
            // each notice in a transaction of its own
        }
        for (int done = 0; done < MOST_AT_ONCE; done++) {
            var leased = transaction.execute(status -> outbox.lease(now));
            if (leased == null || leased.isEmpty()) {
                return;
            }
            deliver(leased, now);
        }
    }

    private void deliver(List<OutgoingMail> leased, Instant now) {
        var needed = new ArrayList<OutgoingMail>();
        for (var mail : leased) {
            if (tasks.isFor(mail.person(), mail.taskId())) {
                needed.add(mail);
            } else {
                outbox.settle(mail, "NEEDLESS", "", now);
            }
        }
        if (needed.isEmpty()) {
            return;
        }
        var address = addresses.of(needed.get(0).person());
        if (address.isEmpty()) {
            needed.forEach(mail -> outbox.settle(
                    mail, "DEAD", "no mail address of " + mail.person() + " is known; enter one and try again", now));
            return;
        }
        send(needed, address.get(), now);
    }

    private void send(List<OutgoingMail> mails, String address, Instant now) {
        try {
            effects.perform(keyOf(mails), new Sending(mails, address));
            mails.forEach(mail -> outbox.settle(mail, "SENT", "", now));
        } catch (MailException | ExternalSystemUnavailable failure) {
            mails.forEach(mail -> failed(mail, failure, now));
        }
    }

    private void failed(OutgoingMail mail, RuntimeException failure, Instant now) {
        var text = MailText.oneLine(Objects.toString(failure.getMessage(), failure.toString()), 1000);
        if (mail.attempts() >= settings.mostAttempts()) {
            outbox.settle(mail, "DEAD", text, now);
        } else {
            outbox.postpone(mail, text, now.plus(settings.pauseAfter(mail.attempts())));
        }
    }

    /** The same for the same mails, whichever attempt it is. */
    private static EffectKey keyOf(List<OutgoingMail> mails) {
        return new EffectKey("MAIL", "MAIL-" + mails.get(0).id(), idOf(mails));
    }

    private static String idOf(List<OutgoingMail> mails) {
        var ids = mails.stream().mapToLong(OutgoingMail::id).sorted().toArray();
        return ids[0] + (ids.length == 1 ? "" : "-" + ids[ids.length - 1] + "-" + java.util.Arrays.hashCode(ids));
    }

    private final class Sending implements OutsideEffect {
        private final List<OutgoingMail> mails;
        private final String address;

        Sending(List<OutgoingMail> mails, String address) {
            this.mails = mails;
            this.address = address;
        }

        /** A mail server cannot be asked; the message id lets the receiver recognize a second copy. */
        @Override
        public Optional<String> find() {
            return Optional.empty();
        }

        @Override
        public String perform() {
            var letters = mails.stream()
                    .flatMap(mail -> tasks.find(mail.taskId()).map(task -> room.letter(mail, task)).stream())
                    .toList();
            var id = "counterfoil-mail-" + idOf(mails);
            if (!letters.isEmpty()) {
                room.send(id, address, letters);
            }
            return id;
        }
    }
}
