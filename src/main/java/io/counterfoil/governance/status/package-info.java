/**
 * The two lights of a measure, never averaged: is the work done in time, and will it be worth what was promised. Pure;
 * the cut-off date is an argument and the bands are data.
 */
@NamedInterface("status")
@NullMarked
package io.counterfoil.governance.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
