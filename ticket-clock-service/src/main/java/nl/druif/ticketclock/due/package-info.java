/** What happens because time passes: warnings and breaches, fired by whichever process is awake, once. */
@NullMarked
package nl.druif.ticketclock.due;

import org.jspecify.annotations.NullMarked;
