package nl.druif.agreement.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.EntryDetails;
import nl.druif.foundation.problem.Refusal;

/**
 * What a tenant writes down about a service.
 *
 * @param reference the name that tickets and agreements use; it never changes
 * @param owner     who is answerable for it
 */
public record OfferedServiceDetails(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @Size(max = 200) String name,
        Optional<@NotBlank @Size(max = 10_000) String> description,
        Optional<@NotBlank @Size(max = 200) String> owner)
        implements EntryDetails<OfferedService> {

    static OfferedServiceDetails of(OfferedService service) {
        return new OfferedServiceDetails(service.reference(), service.name(), service.description(), service.owner());
    }

    @Override
    public OfferedService registered(UUID id) {
        return new OfferedService(id, reference, name, description, owner, 1);
    }

    /** @throws Refusal 409 {@code service-identity-fixed} when it is about another reference */
    @Override
    public OfferedService replacing(OfferedService service) {
        if (!reference.equals(service.reference())) {
            throw Refusal.conflict(
                            "service-identity-fixed",
                            "Tickets and agreements name this service: it stays " + service.reference() + ".")
                    .with("reference", service.reference());
        }
        return new OfferedService(service.id(), reference, name, description, owner, service.revision() + 1);
    }
}
