/**
 * Structure and measures as files: written out, and brought in through the same rules as everything people enter.
 */
@NullMarked
package io.counterfoil.governance.transfer;

import org.jspecify.annotations.NullMarked;
