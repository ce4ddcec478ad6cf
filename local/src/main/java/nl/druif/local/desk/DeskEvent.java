package nl.druif.local.desk;

import java.time.Instant;

/** One line of a ticket's history. */
record DeskEvent(Instant at, DeskStatus status, String team) {}
