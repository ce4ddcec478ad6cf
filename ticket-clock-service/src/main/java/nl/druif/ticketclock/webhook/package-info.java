/**
 * Webhooks to systems of others, as Standard Webhooks has them: warnings, breaches and withdrawals are heard like any other
 * news, written down as deliveries in that transaction, signed, and posted until they arrive. At least once, with the same
 * id each time; in no promised order.
 *
 * <p>Whoever may make a webhook decides where this service connects to, so nothing is connected to but what
 * {@code Guard} has seen: the name is looked up once, its addresses are judged, and that very address is called.
 */
@NullMarked
package nl.druif.ticketclock.webhook;

import org.jspecify.annotations.NullMarked;
