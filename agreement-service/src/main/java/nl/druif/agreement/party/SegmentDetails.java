package nl.druif.agreement.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import nl.druif.agreement.EntryDetails;
import nl.druif.foundation.json.PlainLine;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;

/**
 * What a tenant writes down about a segment.
 *
 * @param reference the name that agreements use; it never changes
 * @param members   customers, by reference, each once
 */
public record SegmentDetails(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @PlainLine @Size(max = 200) String name,
        @Size(max = 5_000) List<@NotBlank @Size(max = 100) String> members)
        implements EntryDetails<Segment> {

    /** @throws nl.druif.foundation.problem.Faulty when a customer is named twice */
    public SegmentDetails {
        members = List.copyOf(members);
        var seen = new HashSet<String>();
        var faults = new Faults();
        for (int i = 0; i < members.size(); i++) {
            if (!seen.add(members.get(i))) {
                faults.add(new Fault("/members/" + i, "DUPLICATE_ITEM", "The same value is given before.")
                        .with("kind", "json"));
            }
        }
        faults.refuse();
    }

    static SegmentDetails of(Segment segment) {
        return new SegmentDetails(segment.reference(), segment.name(), segment.members());
    }

    @Override
    public Segment registered(UUID id) {
        return new Segment(id, reference, name, members, 1);
    }

    /** @throws Refusal 409 {@code segment-identity-fixed} when it is about another reference */
    @Override
    public Segment replacing(Segment segment) {
        if (!reference.equals(segment.reference())) {
            throw Refusal.conflict(
                            "segment-identity-fixed",
                            "Agreements name this segment: it stays " + segment.reference() + ".")
                    .with("reference", segment.reference());
        }
        return new Segment(segment.id(), reference, name, members, segment.revision() + 1);
    }
}
