/**
 * Time that does not count: proposed by one side on a clause that both agreed on beforehand, and excluded only when both
 * signed it. Clocks hear of it and judge again, also what is long over.
 */
@NullMarked
package nl.druif.agreement.exclusion;

import org.jspecify.annotations.NullMarked;
