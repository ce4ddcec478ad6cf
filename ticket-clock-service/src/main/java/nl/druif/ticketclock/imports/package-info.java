/**
 * Imports: a file of ticket events from another system's export, taken in as a job that any process can go on with.
 *
 * <p>The file lies in the database before the import is accepted, and every batch of rows is recorded in one transaction
 * with the progress of the import. An import is a ticket's past, told in any order: its tickets are judged when all of
 * it is known, so that no half-told ticket is announced as breached and taken back a second later.
 */
@NullMarked
package nl.druif.ticketclock.imports;

import org.jspecify.annotations.NullMarked;
