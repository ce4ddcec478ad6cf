/** When the next thing is due, so that nobody has to ask the database four times a second. */
@NullMarked
package nl.druif.ticketclock.alarm;

import org.jspecify.annotations.NullMarked;
