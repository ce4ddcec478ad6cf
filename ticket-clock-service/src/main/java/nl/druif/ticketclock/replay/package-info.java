/**
 * Replays: what clocks would have said of a period's real tickets if an agreement had another text.
 *
 * <p>A replay is fixed when it is made: which tickets, in the order of their opening, what was heard of them, what was
 * promised then, and the moment at which clocks are read. Its tickets lie in batches, each read, compared and counted in one
 * transaction, by whichever worker of whichever process takes it first; nothing but the replay's own rows is ever written.
 * So it comes to the same however many worked on it and whatever became of them.
 */
@NullMarked
package nl.druif.ticketclock.replay;

import org.jspecify.annotations.NullMarked;
