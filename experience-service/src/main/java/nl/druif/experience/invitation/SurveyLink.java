package nl.druif.experience.invitation;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.link.LinkKey;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.link.TenantLink;
import nl.druif.foundation.tenancy.TenantId;

/** What opens one survey, without a login. It names no person, ticket or star. */
public record SurveyLink(TenantLink link) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PURPOSE = "survey link";

    public static SurveyLink fresh(TenantId tenant, LinkKeys keys) {
        return new SurveyLink(TenantLink.of(PURPOSE, tenant, random(), keys.current()));
    }

    /** Empty for what we did not sign, or signed with a key that is gone. */
    public static Optional<SurveyLink> read(String text, LinkKeys keys) {
        return TenantLink.read(PURPOSE, text, keys).map(SurveyLink::new);
    }

    public TenantId tenant() {
        return link.tenant();
    }

    /** As it stands in a URL. */
    public String text() {
        return link.text();
    }

    /** What is stored of it: of the random part, as the rest can be computed from it. */
    public byte[] digest() {
        return LinkKey.digest(TenantLink.bytes(link.id()));
    }

    private static UUID random() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
