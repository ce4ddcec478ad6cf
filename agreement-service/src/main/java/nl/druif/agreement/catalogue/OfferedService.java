package nl.druif.agreement.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Entry;

/**
 * An entry of the service catalogue; every target hangs on one.
 *
 * @param owner    who is answerable for it
 * @param calendar its usual opening hours, by reference
 * @param levels   what it costs, in the order in which it is shown
 */
public record OfferedService(
        UUID id,
        String reference,
        String name,
        Optional<String> description,
        Optional<String> owner,
        Optional<Support> support,
        Optional<String> calendar,
        List<ServiceLevel> levels,
        long revision)
        implements Entry {
    public OfferedService {
        levels = List.copyOf(levels);
    }
}
