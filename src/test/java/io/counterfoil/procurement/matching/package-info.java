@NullMarked
package io.counterfoil.procurement.matching;

import org.jspecify.annotations.NullMarked;
