package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.event.AgreementText;
import nl.druif.foundation.identity.Uuid7;

/** What the world hears of an agreement: all that both signed and that has any time to hold, whole. */
final class Publication {
    private Publication() {}

    static AgreementPublished of(Agreement agreement, Instant now) {
        var lifetime = agreement.lifetime();
        var versions = agreement.versions().stream()
                .filter(version -> version.isSigned() && lifetime.begins(version))
                .map(version -> version.published(agreement.id(), lifetime.until(version)))
                .toList();
        return new AgreementPublished(
                Uuid7.derivedFrom("agreement-published", agreement.tenant(), agreement.id(), agreement.revision()),
                agreement.tenant(),
                agreement.id(),
                agreement.revision(),
                agreement.reference(),
                agreement.title(),
                agreement.kind(),
                agreement.provider(),
                agreement.customer(),
                servicesEverNamed(agreement),
                lifetime.lastSigned().flatMap(AgreementVersion::reach),
                versions,
                now);
    }

    /** One version, signed or not, as the world would hear of it. */
    static AgreementText text(Agreement agreement, AgreementVersion version) {
        return new AgreementText(
                agreement.id(),
                version.number(),
                agreement.reference(),
                agreement.title(),
                agreement.kind(),
                agreement.provider(),
                agreement.customer(),
                version.services(),
                version.reach(),
                version.toTerms());
    }

    private static List<ServiceName> servicesEverNamed(Agreement agreement) {
        var named = new TreeMap<String, ServiceName>();
        agreement.versions().stream()
                .filter(AgreementVersion::isSigned)
                .flatMap(version -> version.services().stream())
                .forEach(service -> named.put(service.reference(), service));
        return List.copyOf(named.values());
    }
}
