package nl.druif.agreement.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a calendar answers to one {@link CalendarPreviewItem}. */
public sealed interface CalendarPreviewAnswer {

    record Due(Instant dueAt) implements CalendarPreviewAnswer {}

    record Counted(Duration counted) implements CalendarPreviewAnswer {}

    /** @param nextBoundary the next opening or closing; absent when it is open, or closed, for good */
    record Moment(boolean open, Optional<Instant> nextBoundary) implements CalendarPreviewAnswer {}
}
