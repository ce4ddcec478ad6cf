/**
 * Records that a consumer of this service could not handle, kept where people can look at them, have them taken in again, or
 * decide that they tell nothing. What is shown of a record is what its consumer says is no text of people.
 */
@NullMarked
package nl.druif.ticketclock.deadletter;

import org.jspecify.annotations.NullMarked;
