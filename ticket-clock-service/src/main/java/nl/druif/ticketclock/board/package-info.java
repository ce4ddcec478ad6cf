/** What runs out next. */
@NullMarked
package nl.druif.ticketclock.board;

import org.jspecify.annotations.NullMarked;
