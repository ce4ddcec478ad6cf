package nl.druif.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.json.PlainLine;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.PartyRole;

/**
 * An agreement as its writer wants it, before anybody signs.
 *
 * @param provider   the party that promises, by its reference
 * @param customer   the party to whom, by its reference
 * @param level      of a MULTILEVEL one only
 * @param parent     the agreement on whose text a MULTILEVEL one below the corporate level builds, by its reference
 * @param appliesTo  whose tickets one of a wider scope is about; absent: everybody's
 * @param validFrom  half-open with {@code validUntil}; may lie in the past: both sides sign it so
 * @param validUntil absent: until further notice
 * @param legalReview whether somebody who did not write a proposal has to approve of it before it is signed
 */
public record Draft(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @PlainLine @Size(max = 300) String title,
        AgreementKind kind,
        @NotBlank @Size(max = 100) String provider,
        @NotBlank @Size(max = 100) String customer,
        @JsonProperty(defaultValue = "\"CUSTOMER\"") Scope scope,
        Optional<Level> level,
        Optional<@NotBlank @Size(max = 100) String> parent,
        Optional<AppliesTo> appliesTo,
        Instant validFrom,
        Optional<Instant> validUntil,
        Wording terms,
        @JsonProperty(defaultValue = "false") boolean legalReview) {

    public Draft {
        scope = scope == null ? Scope.CUSTOMER : scope;
        var faults = new Faults();
        new Placement(scope, level, parent, appliesTo).check(faults);
        Validity.check(faults, validFrom, validUntil);
        faults.refuse();
    }

    /** A version as somebody would write it: what it says itself, without what it inherits. */
    public static Draft of(Agreement agreement, AgreementVersion version) {
        var placement = agreement.placement();
        return new Draft(
                agreement.reference(),
                agreement.title(),
                agreement.kind(),
                agreement.provider().reference(),
                agreement.customer().reference(),
                placement.scope(),
                placement.level(),
                placement.parent(),
                placement.appliesTo(),
                version.validFrom(),
                version.validUntil(),
                version.terms(),
                agreement.legalReview());
    }

    /** The same, from another moment on. */
    public Draft from(Instant moment) {
        return new Draft(
                reference,
                title,
                kind,
                provider,
                customer,
                scope,
                level,
                parent,
                appliesTo,
                moment,
                validUntil,
                terms,
                legalReview);
    }

    public Mentioned mentioned() {
        return Mentioned.in(terms)
                .and(List.of(provider, customer), Optional.empty())
                .and(Mentioned.in(placement()));
    }

    /** @throws Faulty naming everything that is not registered, or not as what it is used for */
    void check(Register register) {
        var faults = new Faults();
        register.checkParty(faults, "/provider", provider, promising(kind));
        register.checkParty(faults, "/customer", customer, promised(kind));
        faults.check(
                !provider.equals(customer),
                new Fault(
                                "/customer",
                                "SAME_PARTY",
                                "Nobody can agree with himself; " + provider + " is on both sides.")
                        .with("given", provider));
        placement().check(faults, reference, kind, customer, register);
        register.check(faults, "/terms", placement(), terms);
        faults.refuse();
    }

    Placement placement() {
        return new Placement(scope, level, parent, appliesTo);
    }

    private static Set<PartyRole> promising(AgreementKind kind) {
        return switch (kind) {
            case SLA, XLA -> Set.of(PartyRole.PROVIDER);
            case OLA -> Set.of(PartyRole.TEAM);
            case UC -> Set.of(PartyRole.SUPPLIER);
        };
    }

    private static Set<PartyRole> promised(AgreementKind kind) {
        return switch (kind) {
            case SLA, XLA -> Set.of(PartyRole.CUSTOMER);
            case OLA -> Set.of(PartyRole.PROVIDER, PartyRole.TEAM);
            case UC -> Set.of(PartyRole.PROVIDER);
        };
    }
}
