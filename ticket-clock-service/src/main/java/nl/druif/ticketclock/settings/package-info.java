/** What a tenant sets for all of its tickets. */
@NullMarked
package nl.druif.ticketclock.settings;

import org.jspecify.annotations.NullMarked;
