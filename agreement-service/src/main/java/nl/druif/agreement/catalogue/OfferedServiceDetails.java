package nl.druif.agreement.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.EntryDetails;
import nl.druif.foundation.json.PlainLine;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;

/**
 * What a tenant writes down about a service.
 *
 * @param reference the name that tickets and agreements use; it never changes
 * @param owner     who is answerable for it
 * @param calendar  its usual opening hours, by reference
 * @param levels    the price list, in one currency
 */
public record OfferedServiceDetails(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @PlainLine @Size(max = 200) String name,
        Optional<@NotBlank @Size(max = 10_000) String> description,
        Optional<@NotBlank @PlainLine @Size(max = 200) String> owner,
        Optional<Support> support,
        Optional<@NotBlank @Size(max = 100) String> calendar,
        @Size(max = 50) List<ServiceLevel> levels)
        implements EntryDetails<OfferedService> {

    /** @throws nl.druif.foundation.problem.Faulty when two levels have one id, or prices in different currencies */
    public OfferedServiceDetails {
        levels = List.copyOf(levels);
        checkApart(levels);
    }

    static OfferedServiceDetails of(OfferedService service) {
        return new OfferedServiceDetails(
                service.reference(),
                service.name(),
                service.description(),
                service.owner(),
                service.support(),
                service.calendar(),
                service.levels());
    }

    @Override
    public OfferedService registered(UUID id) {
        return written(id, 1);
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
        return written(service.id(), service.revision() + 1);
    }

    private OfferedService written(UUID id, long revision) {
        return new OfferedService(id, reference, name, description, owner, support, calendar, levels, revision);
    }

    private static void checkApart(List<ServiceLevel> levels) {
        var currency = levels.stream()
                .flatMap(level -> level.fee().stream())
                .map(fee -> fee.amount().currency())
                .findFirst();
        var seen = new HashSet<String>();
        var faults = new Faults();
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            if (!seen.add(level.id())) {
                faults.add(new Fault("/levels/" + i + "/id", "ID_TWICE", "Another level is called " + level.id() + ".")
                        .with("given", level.id()));
            }
            var other = level.fee().map(fee -> fee.amount().currency());
            if (other.isPresent() && !other.equals(currency)) {
                faults.add(new Fault(
                                "/levels/" + i + "/fee/amount/currency",
                                "CURRENCIES_DIFFER",
                                currency.orElseThrow() + " and " + other.get() + " cannot be taken together.")
                        .with("given", other.get())
                        .with("needed", currency.orElseThrow()));
            }
        }
        faults.refuse();
    }
}
