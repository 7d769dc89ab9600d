/** Behind the process BankAccountChange. */
@NullMarked
package io.counterfoil.masterdata.process;

import org.jspecify.annotations.NullMarked;
