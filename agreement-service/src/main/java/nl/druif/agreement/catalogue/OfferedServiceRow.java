package nl.druif.agreement.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import nl.druif.agreement.EntryRow;

@Entity(name = "OfferedService")
@Table(name = "offered_service")
class OfferedServiceRow extends EntryRow {
    String description;
    String owner;

    void become(OfferedService service) {
        name = service.name();
        description = service.description().orElse(null);
        owner = service.owner().orElse(null);
        revision = service.revision();
    }

    OfferedService toService() {
        return new OfferedService(
                id, reference, name, Optional.ofNullable(description), Optional.ofNullable(owner), revision);
    }
}
