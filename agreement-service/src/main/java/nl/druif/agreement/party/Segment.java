package nl.druif.agreement.party;

import java.util.List;
import java.util.UUID;
import nl.druif.agreement.Entry;

/**
 * A named group of customers.
 *
 * @param members customers, by reference
 */
public record Segment(UUID id, String reference, String name, List<String> members, long revision) implements Entry {
    public Segment {
        members = List.copyOf(members);
    }
}
