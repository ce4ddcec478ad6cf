/**
 * What tickets' clocks say: a pure function of signed versions, events, exclusions and an instant.
 *
 * <p>{@link nl.druif.ticketclock.clock.TicketClock} answers with readings and ledgers,
 * {@link nl.druif.ticketclock.clock.ClockReader} with bare numbers. Both follow the same steps: {@code Chronicle} puts what
 * was heard in order and writes it as a {@code Course}; {@code Cycles} finds when clocks started and stopped;
 * {@code Pieces} cuts a cycle where the clock began to do something else; {@code Meter} counts.
 */
@NullMarked
package nl.druif.ticketclock.clock;

import org.jspecify.annotations.NullMarked;
