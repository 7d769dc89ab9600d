package io.counterfoil.banking;

import io.counterfoil.exchange.EffectKey;
import io.counterfoil.exchange.OutsideEffect;
import io.counterfoil.exchange.OutsideEffects;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.kernel.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The folder from which the bank's software takes payment files, at any moment, and removes them.
 *
 * <p>So the presence of a file in the folder proves that it was released, but its absence proves nothing. Therefore two
 * effects, each announced before it is tried:
 *
 * <ol>
 *   <li>STAGE writes the file into {@code .staging} and forces it to disk. Nobody picks files up there, and RELEASE is
 *       not tried before STAGE is recorded as done: an unfinished STAGE is simply written again.
 *   <li>RELEASE renames it into the outbox, which is atomic: at any moment the file is in exactly one of the two
 *       folders. A repeated RELEASE asks whether the staged file is still there. If it is, nothing was released; if it
 *       is gone, the rename happened, whether or not the bank has taken the file since.
 * </ol>
 *
 * <p>That answer holds only in the very folder that was staged into. The folder therefore carries an identity, STAGE
 * records it, and RELEASE refuses another folder: a share that is not mounted, or a second node with a folder of its own,
 * is an outage and not a release. And a staged file that is missing before the first RELEASE was announced was removed by
 * somebody else; that is reported, not taken for a release.
 *
 * <p>Not covered: power is lost in the instant between the rename and its flush to disk, and the bank has taken the file
 * in that same instant. The file's message id is then the same, which banks refuse as a duplicate.
 */
@Component
class PaymentOutbox {
    private static final String OPERATION = "PAYMENT_FILE";

    private static final Optional<ExternalSystemUnavailable> NOTHING_UNUSUAL = Optional.empty();

    private final OutsideEffects effects;
    private final Path outbox;
    private final Path staging;
    private final FolderIdentity identity;

    PaymentOutbox(OutsideEffects effects, BankingSettings settings) {
        this.effects = effects;
        this.outbox = settings.outbox().toAbsolutePath().normalize();
        this.staging = outbox.resolve(".staging");
        this.identity = new FolderIdentity(staging.resolve("folder.id"));
    }

    /**
     * Puts the file into the outbox once, whatever happened before.
     *
     * @throws ExternalSystemUnavailable if the folder cannot be used now
     * @throws IllegalStateException if somebody else interfered with the files
     */
    void deliver(String run, String name, byte[] bytes) {
        var staged = staging.resolve(name);
        var released = outbox.resolve(name);
        var stagedIn = effects.perform(new EffectKey(OPERATION, run, "STAGE"), new Stage(staged, bytes));
        refuseAnotherFolder(name, stagedIn);
        var release = new EffectKey(OPERATION, run, "RELEASE");
        var surprise = effects.isAnnounced(release) ? NOTHING_UNUSUAL : surprise(staged, released);
        // Asked again: another node that released between question and look has announced it before it touched a file.
        if (surprise.isPresent() && !effects.isAnnounced(release)) {
            throw surprise.get();
        }
        effects.perform(release, new Release(staged, released, Sha256.hex(bytes)));
    }

    private void refuseAnotherFolder(String name, String stagedIn) {
        var here = identity.read();
        if (!here.equals(stagedIn)) {
            throw new ExternalSystemUnavailable(
                    outbox + " is not the folder " + name + " was staged in: mount the shared outbox on every node",
                    new IllegalStateException("folder " + here + " instead of " + stagedIn));
        }
    }

    /** What the folder should not show before the release was announced. */
    private static Optional<ExternalSystemUnavailable> surprise(Path staged, Path released) {
        if (!Files.exists(staged)) {
            return Optional.of(new ExternalSystemUnavailable(
                    staged + " is gone although it was not released: put it back, the run's file is kept with the run",
                    new IllegalStateException("staged file missing")));
        }
        return Files.exists(released)
                ? Optional.of(new ExternalSystemUnavailable(
                        released + " exists although this run did not release it: move it away",
                        new IllegalStateException("file of another origin")))
                : NOTHING_UNUSUAL;
    }

    private final class Stage implements OutsideEffect {
        private final Path staged;
        private final byte[] bytes;

        Stage(Path staged, byte[] bytes) {
            this.staged = staged;
            this.bytes = bytes;
        }

        @Override
        public Optional<String> find() {
            return Optional.empty();
        }

        @Override
        public String perform() {
            try {
                Files.createDirectories(staging);
                DurableFiles.write(staged, bytes);
                return identity.read();
            } catch (IOException e) {
                throw new ExternalSystemUnavailable("cannot stage " + staged, e);
            }
        }
    }

    private static final class Release implements OutsideEffect {
        private final Path staged;
        private final Path released;
        private final String sha256;

        Release(Path staged, Path released, String sha256) {
            this.staged = staged;
            this.released = released;
            this.sha256 = sha256;
        }

        @Override
        public Optional<String> find() {
            return Files.notExists(staged) ? Optional.of(released.toString()) : Optional.empty();
        }

        @Override
        public String perform() {
            try {
                if (!Sha256.hex(Files.readAllBytes(staged)).equals(sha256)) {
                    throw new IllegalStateException(staged + " was changed after it was staged: remove whoever did it, "
                            + "then restore the file kept with the run");
                }
                Files.move(staged, released, StandardCopyOption.ATOMIC_MOVE);
                DurableFiles.flushFolder(released);
                DurableFiles.flushFolder(staged);
                return released.toString();
            } catch (IOException e) {
                throw new ExternalSystemUnavailable("cannot release " + staged, e);
            }
        }
    }
}
