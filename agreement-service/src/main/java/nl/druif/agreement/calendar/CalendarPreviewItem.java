package nl.druif.agreement.calendar;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.calendar.NeverOpen;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/**
 * One question: {@code {start, duration}} when is it due, {@code {start, end}} how much is counted, {@code {start,
 * backwards}} when must it have begun, {@code {at}} is it open and until when.
 */
public record CalendarPreviewItem(
        Optional<Instant> start,
        Optional<WorkingDuration> duration,
        Optional<Instant> end,
        Optional<WorkingDuration> backwards,
        Optional<Instant> at) {

    public CalendarPreviewItem {
        var others = count(duration) + count(end) + count(backwards);
        var faults = new Faults();
        faults.check(
                at.isPresent() ? start.isEmpty() && others == 0 : start.isPresent() && others == 1,
                "",
                "NOT_ONE_QUESTION",
                "An item is {start, duration}, {start, end}, {start, backwards} or {at}.");
        faults.check(
                start.isEmpty() || end.isEmpty() || !end.get().isBefore(start.get()),
                "/end",
                "ENDS_BEFORE_IT_STARTS",
                "The end lies before the start.");
        faults.refuse();
    }

    /** @throws Faulty when the calendar does not know the time asked for, or is never open */
    CalendarPreviewAnswer answer(BusinessCalendar calendar) {
        if (at.isPresent()) {
            return openAt(at.get(), calendar);
        }
        var from = start.orElseThrow();
        known(calendar, from, "/start");
        if (end.isPresent()) {
            known(calendar, end.get(), "/end");
            return new CalendarPreviewAnswer.Counted(calendar.open(from, end.get()));
        }
        return duration.isPresent()
                ? due("/duration", () -> calendar.due(from, duration.get().length()))
                : due(
                        "/backwards",
                        () -> calendar.backwards(from, backwards.orElseThrow().length()));
    }

    private static CalendarPreviewAnswer due(String pointer, Supplier<Instant> question) {
        try {
            return new CalendarPreviewAnswer.Due(question.get());
        } catch (CalendarHorizonPassed passed) {
            throw new Faulty(beyond(pointer, passed));
        } catch (NeverOpen never) {
            throw new Faulty(new Fault(pointer, "NEVER_OPEN", String.valueOf(never.getMessage())));
        }
    }

    private static CalendarPreviewAnswer openAt(Instant at, BusinessCalendar calendar) {
        known(calendar, at, "/at");
        return new CalendarPreviewAnswer.Moment(calendar.isOpen(at), calendar.nextBoundary(at));
    }

    private static void known(BusinessCalendar calendar, Instant at, String pointer) {
        try {
            calendar.isOpen(at);
        } catch (CalendarHorizonPassed passed) {
            throw new Faulty(beyond(pointer, passed));
        }
    }

    static Fault beyond(String pointer, CalendarHorizonPassed passed) {
        return new Fault(pointer, "CALENDAR_HORIZON_PASSED", String.valueOf(passed.getMessage()))
                .with("year", passed.yearAsked())
                .with("from", passed.knownFrom())
                .with("until", passed.knownUntil());
    }

    private static int count(Optional<?> part) {
        return part.isPresent() ? 1 : 0;
    }
}
