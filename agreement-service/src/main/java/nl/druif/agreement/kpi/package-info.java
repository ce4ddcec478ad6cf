/**
 * Figures of the parties' own choice, sent by those who measure them. What was told is kept as it was told: a correction is a
 * newer telling of the same measurement, so that it can be asked what was known at any moment.
 */
@NullMarked
package nl.druif.agreement.kpi;

import org.jspecify.annotations.NullMarked;
