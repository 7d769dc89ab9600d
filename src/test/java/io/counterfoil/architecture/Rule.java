package io.counterfoil.architecture;

import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One sentence that is true of every file of a kind, and how to find where it is not.
 *
 * @param objections names each place that breaks the rule, as a person would look for it
 */
record Rule<T>(String sentence, BiFunction<T, ProjectFiles, Stream<String>> objections) {}
