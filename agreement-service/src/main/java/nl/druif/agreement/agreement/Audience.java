package nl.druif.agreement.agreement;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.druif.agreement.Listing;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Reach;

/**
 * Who reads. A customer sees what was proposed to him and nothing before that, and of it no internal objective; of OLAs and
 * underpinning contracts he does not even learn that they exist.
 *
 * @param customer the customer whose user reads, by its reference; empty: one of the tenant's own people
 */
public record Audience(Optional<String> customer) {
    private static final Set<String> IN_HOUSE_ROLES =
            Set.of(Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR);

    public static final Audience IN_HOUSE = new Audience(Optional.empty());

    /** @throws Refusal 403 {@code party-unclear} when a customer's user comes without his customer's reference */
    public static Audience of(CallerTenant caller) {
        if (IN_HOUSE_ROLES.stream().anyMatch(caller::is)) {
            return IN_HOUSE;
        }
        return new Audience(Optional.of(caller.party()
                .orElseThrow(
                        () -> Refusal.forbidden("party-unclear", "The token must name the customer you belong to."))));
    }

    /** Only what {@link #view} would show. */
    public Listing narrow(Listing agreements) {
        return customer.isEmpty()
                ? agreements
                : agreements.where(
                        "each.customer = :party and each.kind in ('SLA', 'XLA') and exists (select 1 from AgreementVersion"
                                + " version where version.agreementId = each.id and version.proposedAt is not null)",
                        "party",
                        customer.get());
    }

    /** Only what is about agreements of which {@link #view} would show something. */
    public Listing narrow(Listing things, String agreement) {
        return customer.isEmpty()
                ? things
                : things.where(
                        agreement + " in (select its.id from Agreement its where its.customer = :party and its.kind in"
                                + " ('SLA', 'XLA') and exists (select 1 from AgreementVersion version where"
                                + " version.agreementId = its.id and version.proposedAt is not null))",
                        "party",
                        customer.get());
    }

    /** The calendars of a version that this audience may know of: to a customer no team's, and no objective's. */
    public Set<String> calendarsOf(AgreementVersion version) {
        if (customer.isEmpty()) {
            return version.calendars().keySet();
        }
        var shown = new TreeSet<>(version.binding().withoutObjectives().calendarsNamedOutsideTeams());
        shown.retainAll(version.calendars().keySet());
        return shown;
    }

    boolean sees(VersionHead version) {
        return customer.isEmpty() || version.wasProposed();
    }

    /**
     * What a counter makes of the version that it answers. A customer speaks of what he was shown; what he was not shown
     * stays as it was, and nothing tells him whether a service or calendar that he was not shown exists. Objectives are
     * the provider's own affair: he writes none.
     */
    Wording counter(CounterText text, AgreementVersion countered, Placement placement, Register register) {
        var faults = new Faults();
        if (customer.isEmpty()) {
            register.check(faults, "/terms", placement, text.terms());
            faults.refuse();
            return text.terms();
        }
        text.terms()
                .objectives()
                .forEach(clause -> faults.add(new Fault(
                        "/terms" + clause + "/nature",
                        "OBJECTIVE_IS_INTERNAL",
                        "Objectives are the provider's own; what you would have him promise is a COMMITMENT.")));
        register.shownIn(countered.withoutObjectives()).checkAsShown(faults, "/terms", placement, text.terms());
        faults.refuse();
        return text.terms().withObjectivesOf(countered.terms(), countered.binding());
    }

    /**
     * Whose tickets he may ask about: a customer's user about those of that customer, named or not.
     *
     * @throws Refusal 403 {@code not-your-customer}
     * @throws Faulty when one of the tenant's own people names no customer
     */
    String asking(Optional<String> about) {
        var named = about.filter(reference -> !reference.isBlank());
        if (customer.isPresent() && named.isPresent() && !named.equals(customer)) {
            throw Refusal.forbidden("not-your-customer", "You can ask about " + customer.get() + " only.")
                    .with("customer", customer.get());
        }
        return customer.or(() -> named)
                .orElseThrow(() ->
                        new Faulty(new Fault("?customer", "REQUIRED", "A value is needed here.").with("kind", "json")));
    }

    /** Of what is promised to him, also by others than he signs with, what he may know; else he learns of nothing. */
    Optional<AgreementVersion> targetsOf(Agreement agreement, AgreementVersion version) {
        if (customer.isEmpty()) {
            return Optional.of(version);
        }
        var reach =
                version.reach().orElseGet(() -> Reach.to(agreement.customer().reference()));
        return isPromisedToCustomers(agreement) && reach.includes(customer)
                ? Optional.of(version.seenBy(customer.get()))
                : Optional.empty();
    }

    private static boolean isPromisedToCustomers(Agreement agreement) {
        return agreement.kind() == AgreementKind.SLA || agreement.kind() == AgreementKind.XLA;
    }

    /** @throws Refusal 404 when there is nothing that this audience may see */
    public Agreement view(Agreement agreement) {
        if (customer.isEmpty()) {
            return agreement;
        }
        var visible = agreement.versions().stream()
                .filter(version -> version.proposedAt().isPresent())
                .map(version -> version.seenBy(customer.get()))
                .toList();
        var theirs = customer.get().equals(agreement.customer().reference()) && isPromisedToCustomers(agreement);
        if (!theirs || visible.isEmpty()) {
            throw Refusal.notFound();
        }
        return new Agreement(
                agreement.id(),
                agreement.tenant(),
                agreement.reference(),
                agreement.title(),
                agreement.kind(),
                agreement.provider(),
                agreement.customer(),
                agreement.legalReview(),
                agreement.placement().seenBy(customer.get()),
                visible,
                agreement.termination(),
                agreement.revision());
    }
}
