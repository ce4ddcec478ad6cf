package nl.druif.agreement.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import nl.druif.agreement.EntryRow;
import nl.druif.foundation.json.Json;

@Entity(name = "OfferedService")
@Table(name = "offered_service")
class OfferedServiceRow extends EntryRow {
    String description;
    String owner;
    String channels;

    @Column(name = "outside_hours")
    String outsideHours;

    String calendar;
    String levels;

    void become(OfferedService service) {
        name = service.name();
        description = service.description().orElse(null);
        owner = service.owner().orElse(null);
        channels = channels(service);
        outsideHours = outsideHours(service).orElse(null);
        calendar = service.calendar().orElse(null);
        levels = Json.text(service.levels());
        revision = service.revision();
    }

    OfferedService toService() {
        var ways = Json.read(channels, new TypeReference<List<Channel>>() {});
        return new OfferedService(
                id,
                reference,
                name,
                Optional.ofNullable(description),
                Optional.ofNullable(owner),
                ways.isEmpty() ? Optional.empty() : Optional.of(new Support(ways, Optional.ofNullable(outsideHours))),
                Optional.ofNullable(calendar),
                Json.read(levels, new TypeReference<List<ServiceLevel>>() {}),
                revision);
    }

    static String channels(OfferedService service) {
        return Json.text(service.support().map(Support::channels).orElse(List.of()));
    }

    static Optional<String> outsideHours(OfferedService service) {
        return service.support().flatMap(Support::outsideHours);
    }
}
