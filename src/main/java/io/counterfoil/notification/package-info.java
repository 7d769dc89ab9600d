/**
 * Mails about tasks: an outbox, digests, and links by which a person decides.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "workflow", "identity", "exchange", "exchange :: api", "deadline"})
package io.counterfoil.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
