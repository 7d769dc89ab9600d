/**
 * Working time: calendars, when a task is due, and who is reminded or asked beside when it stays undone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "workflow", "identity", "exchange :: api"})
package io.counterfoil.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
