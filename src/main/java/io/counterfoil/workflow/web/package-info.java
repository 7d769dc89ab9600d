/**
 * The engine's own REST interface as this product answers it.
 */
@NullMarked
package io.counterfoil.workflow.web;

import org.jspecify.annotations.NullMarked;
