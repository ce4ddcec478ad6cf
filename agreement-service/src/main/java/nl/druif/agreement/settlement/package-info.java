/**
 * Solve first, settle later. A ticket that nothing was promised about is worked on all the same and opens a settlement:
 * how it is made good technically, administratively and financially, in words and postings that both sides sign.
 */
@NullMarked
package nl.druif.agreement.settlement;

import org.jspecify.annotations.NullMarked;
