/** The ways in for single events: a request, a batch, a topic. Each is one call long; imports are a room of their own. */
@NullMarked
package nl.druif.ticketclock.ingest;

import org.jspecify.annotations.NullMarked;
