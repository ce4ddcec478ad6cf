package nl.druif.ticketclock.audience;

import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Nature;

/**
 * Who looks at tickets. A customer sees the tickets of that customer and what was promised about them: no objectives, and
 * nothing that teams and suppliers promised.
 *
 * @param customer whose people look, by reference; empty: the tenant's own people
 */
public record Audience(Optional<String> customer) {
    private static final Set<String> IN_HOUSE =
            Set.of(Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATION);

    /** @throws Refusal 403 {@code party-unclear} when a customer's user comes without a customer's reference */
    public static Audience of(CallerTenant caller) {
        if (IN_HOUSE.stream().anyMatch(caller::is)) {
            return new Audience(Optional.empty());
        }
        return new Audience(Optional.of(caller.party()
                .orElseThrow(
                        () -> Refusal.forbidden("party-unclear", "The token must name the customer you belong to."))));
    }

    public boolean isCustomer() {
        return customer.isPresent();
    }

    /** What is promised to a customer, not what teams and suppliers promise. */
    public boolean mayLookAtPromisesOf(AgreementPublished agreement) {
        return customer.isEmpty()
                || switch (agreement.kind()) {
                    case SLA, XLA -> agreement.reaching().includes(customer);
                    case OLA, UC -> false;
                };
    }

    public boolean mayLookAt(Nature nature) {
        return customer.isEmpty() || nature == Nature.COMMITMENT;
    }

    /** Of an agreement that reaches him without his signature a customer reads the figures, not the text. */
    public boolean mayReadTextOf(AgreementPublished agreement) {
        return customer.isEmpty()
                || mayLookAtPromisesOf(agreement)
                        && customer.get().equals(agreement.customer().reference());
    }

    /** Who of the provider's people works on what is no customer's business. */
    public boolean seesTeams() {
        return customer.isEmpty();
    }

    /** @throws Refusal 403 {@code teams-are-internal} when a customer's people ask by team */
    public void mayAskBy(Optional<String> team) {
        if (team.isPresent() && !seesTeams()) {
            throw Refusal.forbidden("teams-are-internal", "Which team did the work is the provider's own business.");
        }
    }

    public boolean mayLookAtTicketsOf(Optional<String> owner) {
        return customer.isEmpty() || customer.equals(owner);
    }
}
