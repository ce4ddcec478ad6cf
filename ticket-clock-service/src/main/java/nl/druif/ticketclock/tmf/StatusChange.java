package nl.druif.ticketclock.tmf;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A status that a ticket came into. */
record StatusChange(Status status, Instant at, Optional<String> reason) {
    Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("@type", "StatusChange");
        told.put("status", status.text());
        told.put("statusChangeDate", at.toString());
        reason.ifPresent(why -> told.put("statusChangeReason", why));
        return told;
    }
}
