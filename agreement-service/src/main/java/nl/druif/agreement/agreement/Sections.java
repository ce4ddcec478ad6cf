package nl.druif.agreement.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nl.druif.agreement.catalogue.Support;
import nl.druif.foundation.json.PlainLine;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * What an agreement says in words, and nothing computes with.
 *
 * @param baseline  how things stood when it was made, and how that was measured
 * @param indemnity who answers to third parties
 * @param clauses   what the parties want to say besides
 */
public record Sections(
        Optional<@NotBlank @Size(max = 10_000) String> summary,
        Optional<Support> support,
        Optional<@NotBlank @Size(max = 10_000) String> baseline,
        Optional<@NotBlank @Size(max = 10_000) String> indemnity,
        @Size(max = 200) List<ProseClause> clauses) {
    static final Sections NONE =
            new Sections(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Sections {
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
        var faults = new Faults();
        var seen = new HashSet<String>();
        for (int i = 0; i < clauses.size(); i++) {
            var id = clauses.get(i).id();
            if (!seen.add(id)) {
                faults.add(new Fault("/clauses/" + i + "/id", "ID_TWICE", "Another clause is called " + id + ".")
                        .with("given", id));
            }
        }
        faults.refuse();
    }

    /** A clause of the parties' own. */
    public record ProseClause(
            @NotBlank @Size(max = 100) String id,
            @NotBlank @PlainLine @Size(max = 300) String title,
            @NotBlank @Size(max = 10_000) String text) {}
}
