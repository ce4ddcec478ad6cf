package nl.druif.ticketclock.imports;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Under which headings a file has what an outage or a maintenance window needs.
 *
 * @param sourceOutageId the columns that together name an outage, in this order
 * @param services       a column with one service, or with several between bars; left out: the constant
 * @param kind           left out, or where it says nothing: OUTAGE
 * @param withdrawn      a column with true or false
 */
record OutageColumns(
        @NotEmpty @Size(max = 10) List<@NotBlank @Size(max = 200) String> sourceOutageId,
        @NotBlank @Size(max = 200) String from,
        Optional<@NotBlank @Size(max = 200) String> until,
        Optional<@NotBlank @Size(max = 200) String> services,
        Optional<@NotBlank @Size(max = 200) String> kind,
        Optional<@NotBlank @Size(max = 200) String> sequence,
        Optional<@NotBlank @Size(max = 200) String> announcedAt,
        Optional<@NotBlank @Size(max = 200) String> causedBy,
        Optional<@NotBlank @Size(max = 200) String> summary,
        Optional<@NotBlank @Size(max = 200) String> withdrawn) {

    OutageColumns {
        sourceOutageId = List.copyOf(sourceOutageId);
    }

    /** As of {@link Columns}. */
    Map<String, String> byPointer() {
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < sourceOutageId.size(); i++) {
            named.put("/outages/sourceOutageId/" + i, sourceOutageId.get(i));
        }
        named.put("/outages/from", from);
        until.ifPresent(column -> named.put("/outages/until", column));
        services.ifPresent(column -> named.put("/outages/services", column));
        kind.ifPresent(column -> named.put("/outages/kind", column));
        sequence.ifPresent(column -> named.put("/outages/sequence", column));
        announcedAt.ifPresent(column -> named.put("/outages/announcedAt", column));
        causedBy.ifPresent(column -> named.put("/outages/causedBy", column));
        summary.ifPresent(column -> named.put("/outages/summary", column));
        withdrawn.ifPresent(column -> named.put("/outages/withdrawn", column));
        return named;
    }
}
