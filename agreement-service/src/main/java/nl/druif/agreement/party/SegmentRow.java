package nl.druif.agreement.party;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import nl.druif.agreement.EntryRow;

@Entity(name = "Segment")
@Table(name = "segment")
class SegmentRow extends EntryRow {
    String[] members;

    void become(Segment segment) {
        name = segment.name();
        members = segment.members().toArray(String[]::new);
        revision = segment.revision();
    }

    Segment toSegment() {
        return new Segment(id, reference, name, List.of(members), revision);
    }
}
