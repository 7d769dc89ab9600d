/** What each flow between two systems carries, and which of both owns every field. */
@NullMarked
@NamedInterface("contract")
package io.counterfoil.exchange.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
