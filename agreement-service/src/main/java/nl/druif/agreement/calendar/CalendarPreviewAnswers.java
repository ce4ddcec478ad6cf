package nl.druif.agreement.calendar;

import java.util.List;

/** The answers to a {@link CalendarPreview}, in the order of its items. */
public record CalendarPreviewAnswers(List<CalendarPreviewAnswer> items) {
    public CalendarPreviewAnswers {
        items = List.copyOf(items);
    }
}
