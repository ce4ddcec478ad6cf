package nl.druif.ticketclock.terms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/**
 * How the provider wants to treat tickets that nothing was promised about: solve first, settle later. Nobody signed it, so
 * nobody may count on it.
 *
 * @param calendar  in which hours; absent where there are no targets
 * @param targets   none: from then on there is no clock of courtesy
 * @param validFrom it goes for tickets that were opened since
 */
public record CourtesyTerms(
        Optional<OpeningHours> calendar, List<CourtesyTarget> targets, Instant validFrom, Instant recordedAt) {
    private static final String ONLY = "courtesy";
    private static final PartyName NOBODY = new PartyName("", "");

    public CourtesyTerms {
        targets = List.copyOf(targets);
    }

    /** @throws nl.druif.foundation.problem.Faulty when they do not go together */
    @JsonIgnore
    public Terms terms() {
        return new Terms(
                calendar.map(hours -> Map.of(
                                ONLY, List.of(new CalendarVersion("1", Optional.empty(), Optional.empty(), hours))))
                        .orElse(Map.of()),
                calendar.map(hours -> ONLY),
                Map.of(),
                Map.of(),
                List.of(),
                targets.stream().map(CourtesyTarget::target).toList(),
                List.of(),
                Policies.DEFAULT);
    }

    /** In place of an agreement's id in the names of clocks: no agreement has it. */
    static UUID agreement(TenantId tenant) {
        return Uuid7.derivedFrom(tenant, ONLY);
    }

    /**
     * Ready to read clocks by, as if it were an agreement.
     *
     * @param all that there ever were, oldest first, at least one
     */
    static Promise promise(TenantId tenant, List<CourtesyTerms> all) {
        var agreement = agreement(tenant);
        var versions = new ArrayList<TermsVersion>();
        for (int i = 0; i < all.size(); i++) {
            var each = all.get(i);
            versions.add(new TermsVersion(
                    agreement, i + 1, each.validFrom, Optional.empty(), each.recordedAt, each.terms()));
        }
        var told = new AgreementPublished(
                agreement,
                tenant,
                agreement,
                versions.size(),
                ONLY,
                ONLY,
                AgreementKind.SLA,
                NOBODY,
                NOBODY,
                List.of(),
                Optional.empty(),
                versions,
                all.get(all.size() - 1).recordedAt());
        return Promise.of(told, SignedExclusions.NONE);
    }
}
