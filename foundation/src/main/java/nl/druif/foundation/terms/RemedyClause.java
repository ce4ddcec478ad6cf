package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * What the customer is entitled to when promises are not kept.
 *
 * @param measures        the time and availability targets that it makes up for, by their ids
 * @param tiers           from the best attainment down
 * @param attributableTo  only shortfall of these parties counts; left out: of all but the customer
 * @param claimWithinDays for ON_CLAIM: until so many local days after the measured window
 */
public record RemedyClause(
        @NotBlank @Size(max = 100) String id,
        RemedyKind kind,
        @Size(min = 1, max = 600) List<@NotBlank @Size(max = 100) String> measures,
        @Size(min = 1, max = 20) List<Tier> tiers,
        @JsonProperty(defaultValue = "{}") Caps caps,

        @JsonProperty(defaultValue = "[\"PROVIDER\",\"TEAM\",\"SUPPLIER\"]") @Size(min = 1, max = 3)
        List<PartyRole> attributableTo,

        @JsonProperty(defaultValue = "\"AUTO\"") Claim claim,
        Optional<Integer> claimWithinDays) {

    public RemedyClause {
        measures = List.copyOf(measures);
        tiers = List.copyOf(tiers);
        caps = caps == null ? Caps.NONE : caps;
        attributableTo = attributableTo == null
                ? List.of(PartyRole.PROVIDER, PartyRole.TEAM, PartyRole.SUPPLIER)
                : List.copyOf(attributableTo);
        claim = claim == null ? Claim.AUTO : claim;
    }
}
