/**
 * Pictures of figures as whole pixels of a drawing; templates draw them as SVG. Pure: figures in, geometry out.
 */
@NullMarked
package io.counterfoil.portal.chart;

import org.jspecify.annotations.NullMarked;
