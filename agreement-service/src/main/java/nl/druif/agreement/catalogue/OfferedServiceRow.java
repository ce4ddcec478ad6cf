package nl.druif.agreement.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;

@Entity(name = "OfferedService")
@Table(name = "offered_service")
class OfferedServiceRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    String reference;
    String name;
    String description;
    String owner;
    long revision;

    OfferedService become(OfferedService service) {
        name = service.name();
        description = service.description().orElse(null);
        owner = service.owner().orElse(null);
        revision = service.revision();
        return service;
    }

    OfferedService toService() {
        return new OfferedService(
                id, reference, name, Optional.ofNullable(description), Optional.ofNullable(owner), revision);
    }
}
