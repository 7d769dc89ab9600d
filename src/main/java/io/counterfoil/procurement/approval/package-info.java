/**
 * Decisions of approvers, level by level: one a person and round, never changed.
 */
@NullMarked
package io.counterfoil.procurement.approval;

import org.jspecify.annotations.NullMarked;
