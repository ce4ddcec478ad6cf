/**
 * How the words of another system become events: which of its values is which part of an event, what its statuses mean, and
 * how it writes a moment. Rows of files and deliveries of hooks are read by the same rules.
 */
@NullMarked
package nl.druif.ticketclock.mapping;

import org.jspecify.annotations.NullMarked;
