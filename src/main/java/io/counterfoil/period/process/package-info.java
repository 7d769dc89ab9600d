/** Behind the processes ReportingPeriodClose and ReportingPeriodReopen. */
@NullMarked
package io.counterfoil.period.process;

import org.jspecify.annotations.NullMarked;
