/**
 * Which initiatives come first, in an order that is the same for the same facts. Pure; weights and waves are data.
 */
@NullMarked
package io.counterfoil.governance.priority;

import org.jspecify.annotations.NullMarked;
