/** Behind the process PaymentRelease. */
@NullMarked
package io.counterfoil.banking.process;

import org.jspecify.annotations.NullMarked;
