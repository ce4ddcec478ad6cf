package nl.druif.ticketclock.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.druif.ticketclock.dossier.Hearing;

/** What became of the rows of a batch. */
record Tally(int recorded, int known, List<FailedRow> failed) {
    int processed() {
        return recorded + known + failed.size();
    }

    static Tally of(
            List<RowReading.Failed> unreadable, List<? extends RowReading.Telling> told, List<Hearing> hearings) {
        int recorded = 0;
        int known = 0;
        var failed =
                new ArrayList<>(unreadable.stream().map(RowReading.Failed::why).toList());
        for (int i = 0; i < told.size(); i++) {
            switch (hearings.get(i)) {
                case RECORDED -> recorded++;
                case KNOWN -> known++;
                case CONTRADICTED -> failed.add(told.get(i).contradicted());
            }
        }
        return new Tally(recorded, known, failed);
    }

    /** Of a trial: everything readable would be recorded. */
    static Tally ofTrial(List<RowReading> rows) {
        var failed = rows.stream().flatMap(Tally::failure).toList();
        return new Tally(rows.size() - failed.size(), 0, failed);
    }

    private static Stream<FailedRow> failure(RowReading row) {
        return row instanceof RowReading.Failed failed ? Stream.of(failed.why()) : Stream.empty();
    }
}
