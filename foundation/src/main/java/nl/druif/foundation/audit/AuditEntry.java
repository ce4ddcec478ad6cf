package nl.druif.foundation.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import nl.druif.foundation.json.Canonical;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;

/**
 * One deed, as it is hashed.
 *
 * @param sequence 1 and up for each tenant, without gaps
 * @param before   canonical JSON, to the letter
 */
record AuditEntry(
        TenantId tenant,
        long sequence,
        Instant at,
        String who,
        String deed,
        String subjectType,
        String subjectId,
        Optional<String> before,
        Optional<String> after) {

    /** SHA-256 over the hash before it and this entry's canonical JSON. */
    String hash(String previous) {
        return Canonical.sha256(HexFormat.of().parseHex(previous), canonical().getBytes(StandardCharsets.UTF_8));
    }

    private String canonical() {
        // Members in the order of their names; before and after go in unread, so that not a space in them can change.
        var members = JsonNodeFactory.instance.objectNode();
        put(members, "after", after);
        members.put("at", at.toString());
        put(members, "before", before);
        members.put("deed", deed);
        members.put("sequence", sequence);
        members.put("subjectId", subjectId);
        members.put("subjectType", subjectType);
        members.put("tenant", tenant.toString());
        members.put("who", who);
        try {
            return Json.mapper().writeValueAsString(members);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static void put(ObjectNode members, String name, Optional<String> json) {
        json.ifPresentOrElse(text -> members.putRawValue(name, new RawValue(text)), () -> members.putNull(name));
    }
}
