/** Solve first, settle later: what the provider aims at for tickets that nothing was promised about. */
@NullMarked
package nl.druif.ticketclock.courtesy;

import org.jspecify.annotations.NullMarked;
