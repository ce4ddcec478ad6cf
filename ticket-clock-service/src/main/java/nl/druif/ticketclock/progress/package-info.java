/** How fast long work goes. */
@NullMarked
package nl.druif.ticketclock.progress;

import org.jspecify.annotations.NullMarked;
