package nl.druif.agreement.catalogue;

import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Entry;

/** An entry of the service catalogue; every target hangs on one. */
public record OfferedService(
        UUID id, String reference, String name, Optional<String> description, Optional<String> owner, long revision)
        implements Entry {}
