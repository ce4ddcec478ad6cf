package nl.druif.ticketclock.imports;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.ticketclock.mapping.Field;

/**
 * Under which headings a file has what an event needs.
 *
 * @param sourceEventId the columns that together name a row once and for all, in this order
 * @param type          a column with event types by their own names; where it says nothing, the status decides
 */
record Columns(
        @NotBlank @Size(max = 200) String ticket,
        @NotEmpty @Size(max = 10) List<@NotBlank @Size(max = 200) String> sourceEventId,
        @NotBlank @Size(max = 200) String occurredAt,
        Optional<@NotBlank @Size(max = 200) String> sequence,
        Optional<@NotBlank @Size(max = 200) String> openedAt,
        Optional<@NotBlank @Size(max = 200) String> type,
        Optional<@NotBlank @Size(max = 200) String> status,
        Optional<@NotBlank @Size(max = 200) String> priority,
        Optional<@NotBlank @Size(max = 200) String> team,
        Optional<@NotBlank @Size(max = 200) String> service,
        Optional<@NotBlank @Size(max = 200) String> requestType,
        Optional<@NotBlank @Size(max = 200) String> customer,
        Optional<@NotBlank @Size(max = 200) String> requester,
        Optional<@NotBlank @Size(max = 200) String> locale,
        Optional<@NotBlank @Size(max = 200) String> actor) {

    Columns {
        sourceEventId = List.copyOf(sourceEventId);
    }

    /** Every heading that has to be there, by the pointer at which the mapping names it. */
    Map<String, String> byPointer() {
        var named = new LinkedHashMap<String, String>();
        named.put("/columns/ticket", ticket);
        for (int i = 0; i < sourceEventId.size(); i++) {
            named.put("/columns/sourceEventId/" + i, sourceEventId.get(i));
        }
        named.put("/columns/occurredAt", occurredAt);
        optional().forEach((name, column) -> column.ifPresent(given -> named.put("/columns/" + name, given)));
        return named;
    }

    /** The one column that says it; the id of an event may stand in several. */
    Optional<String> column(Field field) {
        return switch (field) {
            case TICKET -> Optional.of(ticket);
            case SOURCE_EVENT_ID -> Optional.empty();
            case TYPE -> type;
            case OCCURRED_AT -> Optional.of(occurredAt);
            case SEQUENCE -> sequence;
            case STATUS -> status;
            case PRIORITY -> priority;
            case TEAM -> team;
            case SERVICE -> service;
            case REQUEST_TYPE -> requestType;
            case ACTOR -> actor;
            case OPENED_AT -> openedAt;
            case CUSTOMER -> customer;
            case REQUESTER -> requester;
            case LOCALE -> locale;
        };
    }

    private Map<String, Optional<String>> optional() {
        var optional = new LinkedHashMap<String, Optional<String>>();
        optional.put("sequence", sequence);
        optional.put("openedAt", openedAt);
        optional.put("type", type);
        optional.put("status", status);
        optional.put("priority", priority);
        optional.put("team", team);
        optional.put("service", service);
        optional.put("requestType", requestType);
        optional.put("customer", customer);
        optional.put("requester", requester);
        optional.put("locale", locale);
        optional.put("actor", actor);
        return optional;
    }
}
