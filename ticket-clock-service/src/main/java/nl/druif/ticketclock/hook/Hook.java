package nl.druif.ticketclock.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.http.Versioned;
import nl.druif.foundation.link.LinkKeys;

/**
 * A place for another system to post to.
 *
 * @param system  what the events' source is called: with it their ids are unique
 * @param address the path to post to
 * @param secrets the one in use, and while it is replaced the one before it
 * @param parked  deliveries that wait for a mapping that can read them
 */
public record Hook(
        UUID id,
        String name,
        HookSource source,
        String system,
        HookState state,
        HookMapping mapping,
        String address,
        List<HookSecret> secrets,
        long parked,
        Instant createdAt,
        long version)
        implements Versioned {
    public Hook {
        secrets = List.copyOf(secrets);
    }

    Hook edited(HookEdit edit) {
        return with(edit.name(), edit.state(), edit.mapping(), secrets);
    }

    /** The newest secret beside the one before it: two are valid at once, and no third. */
    Hook renewed(HookSecret secret, Duration previousValidFor, Instant now) {
        var kept = new ArrayList<HookSecret>();
        kept.add(secret);
        secrets.stream()
                .findFirst()
                .map(previous -> previous.until(now.plus(previousValidFor)))
                .filter(previous -> previous.isValid(now))
                .ifPresent(kept::add);
        return with(name, state, mapping, kept);
    }

    boolean isSigned(Signature signature, LinkKeys keys, Instant now) {
        return secrets.stream()
                .filter(secret -> secret.isValid(now))
                .flatMap(secret -> secret.text(id, keys).stream())
                .anyMatch(secret -> signature.isBy(source, secret));
    }

    /** What happened follows from statuses, and not from what somebody calls it. */
    boolean tellsByStatus() {
        return !mapping.statuses().isEmpty();
    }

    DeliveryReader reader() {
        return new DeliveryReader(mapping, system);
    }

    private Hook with(String name, HookState state, HookMapping mapping, List<HookSecret> secrets) {
        return new Hook(id, name, source, system, state, mapping, address, secrets, parked, createdAt, version + 1);
    }

    /** What the audit trail tells of it: all but the count, which is nobody's deed. */
    record Told(
            String name,
            HookSource source,
            String system,
            HookState state,
            HookMapping mapping,
            List<HookSecret> secrets) {}

    Told told() {
        return new Told(name, source, system, state, mapping, secrets);
    }
}
