/**
 * What one version of an agreement promises, as plain values that are their own JSON.
 *
 * <p>Terms are complete in themselves: calendars, targets and policies travel together, so that whoever hears of a
 * signed version can judge tickets and ratings by it without asking anybody anything.
 */
@NullMarked
package nl.druif.foundation.terms;

import org.jspecify.annotations.NullMarked;
