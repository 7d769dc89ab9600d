/** Master data for external applications and people. */
@NullMarked
package io.counterfoil.masterdata.web;

import org.jspecify.annotations.NullMarked;
