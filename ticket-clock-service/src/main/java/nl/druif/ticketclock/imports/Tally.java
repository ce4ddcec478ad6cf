package nl.druif.ticketclock.imports;

import java.util.ArrayList;
import java.util.List;
import nl.druif.ticketclock.dossier.Heard;

/** What became of the rows of a batch. */
record Tally(int recorded, int known, List<FailedRow> failed) {
    int processed() {
        return recorded + known + failed.size();
    }

    static Tally of(List<RowReading.Failed> unreadable, List<? extends RowReading.Telling> told, List<Heard> heard) {
        int recorded = 0;
        int known = 0;
        var failed =
                new ArrayList<>(unreadable.stream().map(RowReading.Failed::why).toList());
        for (int i = 0; i < told.size(); i++) {
            if (heard.get(i) instanceof Heard.Refused refused) {
                failed.add(told.get(i).refused(refused.why()));
            } else if (heard.get(i) instanceof Heard.Taken taken) {
                switch (taken.hearing()) {
                    case RECORDED -> recorded++;
                    case KNOWN -> known++;
                    case CONTRADICTED -> failed.add(told.get(i).contradicted());
                }
            }
        }
        return new Tally(recorded, known, failed);
    }
}
