package nl.druif.reporting.scorecard;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Who looks at a report. A customer sees its own agreements, and of those nothing that is the provider's own business:
 * no objectives, no teams, no idle time.
 *
 * @param customer the party it looks for; empty for the provider's own people
 */
public record Viewer(TenantId tenant, Optional<String> customer) {
    private static final List<String> PROVIDERS =
            List.of(Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR);

    /** @throws Refusal 403 for a customer's user whose token does not say which customer */
    public static Viewer of(CallerTenant caller) {
        var party = caller.party();
        if (party.isEmpty() && PROVIDERS.stream().noneMatch(caller::is)) {
            throw Refusal.forbidden("party-unclear", "The token must name the customer you look for.");
        }
        return new Viewer(caller.tenant(), party);
    }

    /** One of the provider's own people. */
    public static Viewer inHouse(TenantId tenant) {
        return new Viewer(tenant, Optional.empty());
    }

    public boolean isCustomer() {
        return customer.isPresent();
    }

    /** Everything that this viewer may cut a scorecard along. */
    public List<Dimension> cuts() {
        return isCustomer() ? List.of(Dimension.PRIORITY, Dimension.SERVICE) : List.of(Dimension.values());
    }

    /** @throws Refusal 403 for a customer that asks for the provider's teams */
    public Dimension mayCut(Dimension dimension) {
        if (!cuts().contains(dimension)) {
            throw Refusal.forbidden("teams-are-internal", "Which team did the work is the provider's own business.");
        }
        return dimension;
    }
}
