package nl.druif.agreement.calendar;

import java.util.ArrayList;
import java.util.List;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/** Questions to opening hours that nobody has stored yet. */
public record CalendarPreview(OpeningHours calendar, List<CalendarPreviewItem> items) {
    public static final int MOST_ITEMS = 1_000;

    public CalendarPreview {
        items = List.copyOf(items);
        new Faults()
                .check(
                        items.size() <= MOST_ITEMS,
                        new Fault(
                                        "/items",
                                        "TOO_MANY",
                                        "At most " + MOST_ITEMS + " items are answered at once; these are "
                                                + items.size() + ".")
                                .with("most", MOST_ITEMS))
                .refuse();
    }

    /** @throws Faulty naming every item that the calendar cannot answer */
    public CalendarPreviewAnswers answers() {
        var compiled = BusinessCalendar.of(calendar);
        var faults = new Faults();
        var answers = new ArrayList<CalendarPreviewAnswer>();
        for (int i = 0; i < items.size(); i++) {
            try {
                answers.add(items.get(i).answer(compiled));
            } catch (Faulty unanswerable) {
                for (Fault fault : unanswerable.faults()) {
                    faults.add(fault.under("/items/" + i));
                }
            }
        }
        faults.refuse();
        return new CalendarPreviewAnswers(answers);
    }
}
