/** Who looks: the tenant's own people, or a customer's. */
@NullMarked
package nl.druif.ticketclock.audience;

import org.jspecify.annotations.NullMarked;
