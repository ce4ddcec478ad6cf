package nl.druif.foundation.terms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.druif.foundation.json.PlainLine;

/**
 * A reason for which time does not count, as the parties agreed on it beforehand; an {@link Exclusion} names one.
 *
 * @param parties whose causes it speaks of; empty: anybody's
 */
public record ExclusionClause(
        @NotBlank @Size(max = 100) String id,
        @NotBlank @PlainLine @Size(max = 300) String title,
        @NotBlank @Size(max = 10_000) String text,
        @Size(max = 4) List<PartyRole> parties) {

    public ExclusionClause {
        parties = parties == null ? List.of() : List.copyOf(parties);
    }
}
