/**
 * Files of rows as spreadsheets write and read them: RFC 4180, UTF-8, commas, decimal points. Pure.
 */
@NullMarked
package io.counterfoil.governance.csv;

import org.jspecify.annotations.NullMarked;
