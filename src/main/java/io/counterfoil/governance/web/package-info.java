@NullMarked
package io.counterfoil.governance.web;

import org.jspecify.annotations.NullMarked;
