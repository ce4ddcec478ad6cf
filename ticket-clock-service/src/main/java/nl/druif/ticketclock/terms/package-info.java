/** What was heard of agreements: every version with all it promises, so that tickets are judged without asking anybody. */
@NullMarked
package nl.druif.ticketclock.terms;

import org.jspecify.annotations.NullMarked;
