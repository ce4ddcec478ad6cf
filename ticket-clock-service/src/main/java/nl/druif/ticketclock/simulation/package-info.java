/** Clocks for a history and terms that come along in the request. Nothing is stored. */
@NullMarked
package nl.druif.ticketclock.simulation;

import org.jspecify.annotations.NullMarked;
