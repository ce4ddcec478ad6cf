package nl.druif.ticketclock.tmf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * A trouble ticket as TMF621 has it.
 *
 * @param id        that of the ticket, as everywhere
 * @param reference the first external identifier; without one, a name of its own
 * @param content   what was sent of it, patches laid over it
 * @param describedAt when its name and description were last told otherwise than before
 * @param revision  how often it was told
 */
record TroubleTicket(
        UUID id,
        String reference,
        Map<String, Object> content,
        List<StatusChange> history,
        Instant createdAt,
        Instant updatedAt,
        Instant describedAt,
        long revision) {
    static final String PATH = "/tmf-api/troubleTicket/v5/troubleTicket";
    static final String SOURCE = "tmf621";
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final Set<String> DESCRIBING = Set.of("name", "description");
    private static final Set<String> FOR_CUSTOMERS = Set.of(
            "@type",
            "@baseType",
            "@schemaLocation",
            "name",
            "description",
            "severity",
            "priority",
            "ticketType",
            "externalIdentifier",
            "requestedResolutionDate");

    TroubleTicket {
        history = List.copyOf(history);
        if (Json.text(content).length() > MOST_CHARACTERS) {
            throw new Faulty(
                    new Fault("", "TEXT_TOO_LONG", "The text is longer than " + MOST_CHARACTERS + " characters.")
                            .with("most", MOST_CHARACTERS));
        }
    }

    /** What became of a ticket, and what its clocks hear of that. */
    record Revision(TroubleTicket next, List<ReportedEvent> events) {}

    /** @throws Faulty when it is no trouble ticket */
    static Revision make(TenantId tenant, Map<String, Object> content, String ownName, Instant now) {
        var facts = Facts.of(content);
        var reference = reference(content).orElse(ownName);
        var opened = event(reference, "opened", TicketEventType.OPENED, facts, Optional.empty(), now, now, 0);
        var ticket = new TroubleTicket(
                opened.ticketId(tenant), reference, withoutStatus(content), List.of(), now, now, now, 0);
        var events = new ArrayList<ReportedEvent>();
        events.add(opened);
        var next = ticket;
        if (facts.status().isPresent()) {
            var status = facts.status().get();
            next = ticket.in(status, reason(content), now);
            events.add(next.event(status.from(Optional.empty()), facts, now));
        }
        return new Revision(next, events);
    }

    /** @throws Faulty when that makes it no trouble ticket */
    Revision patched(Map<String, Object> changed, Instant now) {
        var before = Facts.in(content);
        var after = Facts.of(changed);
        if (!reference(changed).equals(reference(content))) {
            throw new Faulty(new Fault(
                    "/externalIdentifier",
                    "REFERENCE_FIXED",
                    "The first external identifier names the ticket, and stays what it was."));
        }
        var isMoved = after.status().isPresent() && !after.status().equals(status());
        var isDescribed = DESCRIBING.stream().anyMatch(name -> !Objects.equals(changed.get(name), content.get(name)));
        var next = new TroubleTicket(
                id,
                reference,
                withoutStatus(changed),
                history,
                createdAt,
                now,
                isDescribed ? now : describedAt,
                revision + 1);
        if (isMoved) {
            next = next.in(after.status().get(), reason(changed), now);
        }
        var type = isMoved ? Optional.of(after.status().get().from(status())) : change(before, after);
        var told = next;
        var events = new ArrayList<ReportedEvent>();
        type.ifPresent(happened -> events.add(told.event(happened, after, now)));
        if (notes(changed) > notes(content)) {
            events.add(next.noted(after, now));
        }
        return new Revision(next, events);
    }

    Optional<Status> status() {
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(history.get(history.size() - 1).status());
    }

    /**
     * As it is told. A customer reads what is about the ticket, not who was asked or what was noted.
     *
     * @param dueAt       when the first promise about its resolution runs out
     * @param othersUntil the last word of its being another customer's: what it went through until then is not told, and
     *                    neither is how it was described; its status and its priority are what they are
     */
    Map<String, Object> told(Optional<Instant> dueAt, boolean customerLooks, Optional<Instant> othersUntil) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", id.toString());
        told.put("href", PATH + "/" + id);
        var isOthers = isOthers(describedAt, othersUntil);
        content.forEach((name, value) -> {
            if (!customerLooks || FOR_CUSTOMERS.contains(name) && !(isOthers && DESCRIBING.contains(name))) {
                told.put(name, value);
            }
        });
        told.put("creationDate", createdAt.toString());
        told.put("lastUpdate", updatedAt.toString());
        dueAt.ifPresent(at -> told.put("expectedResolutionDate", at.toString()));
        resolvedAt().ifPresent(at -> told.put("resolutionDate", at.toString()));
        if (!history.isEmpty()) {
            var last = history.get(history.size() - 1);
            told.put("status", last.status().text());
            if (!isOthers(last.at(), othersUntil)) {
                told.put("statusChangeDate", last.at().toString());
            }
            if (!customerLooks) {
                last.reason().ifPresent(why -> told.put("statusChangeReason", why));
            }
            told.put(
                    "statusChangeHistory",
                    history.stream()
                            .filter(change -> !isOthers(change.at(), othersUntil))
                            .map(change -> customerLooks
                                    ? new StatusChange(change.status(), change.at(), Optional.empty())
                                    : change)
                            .map(StatusChange::told)
                            .toList());
        }
        return told;
    }

    private static boolean isOthers(Instant at, Optional<Instant> othersUntil) {
        return othersUntil.filter(then -> !at.isAfter(then)).isPresent();
    }

    /** What a patch is laid over. */
    Map<String, Object> withStatus() {
        var whole = new LinkedHashMap<>(content);
        status().ifPresent(status -> whole.put("status", status.text()));
        return whole;
    }

    private Optional<Instant> resolvedAt() {
        return history.stream()
                .filter(change -> change.status() == Status.RESOLVED)
                .reduce((first, second) -> second)
                .filter(change ->
                        status().equals(Optional.of(Status.RESOLVED)) || status().equals(Optional.of(Status.CLOSED)))
                .map(StatusChange::at);
    }

    private TroubleTicket in(Status status, Optional<String> reason, Instant now) {
        var longer = new ArrayList<>(history);
        longer.add(new StatusChange(status, now, reason));
        return new TroubleTicket(
                id, reference, content, longer, createdAt, updatedAt, describedAt, Math.max(revision, 1));
    }

    private ReportedEvent event(TicketEventType type, Facts facts, Instant now) {
        return event(reference, String.valueOf(revision), type, facts, status(), createdAt, now, revision);
    }

    /** Notes are written by who tells of the ticket: the provider's people and systems. */
    private ReportedEvent noted(Facts facts, Instant now) {
        return event(reference, revision + ":note", TicketEventType.NOTED, facts, status(), createdAt, now, revision);
    }

    private static int notes(Map<String, Object> content) {
        return content.get("note") instanceof List<?> notes ? notes.size() : 0;
    }

    private static ReportedEvent event(
            String reference,
            String name,
            TicketEventType type,
            Facts facts,
            Optional<Status> status,
            Instant openedAt,
            Instant now,
            long sequence) {
        return new ReportedEvent(
                SOURCE,
                reference,
                Optional.of(reference + ":" + name),
                type,
                now,
                sequence,
                status.map(Status::text),
                facts.priority(),
                facts.team(),
                facts.service(),
                facts.requestType(),
                type == TicketEventType.RESPONDED || type == TicketEventType.NOTED
                        ? Optional.of(PartyRole.PROVIDER)
                        : Optional.empty(),
                Optional.of(openedAt),
                facts.customer(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<TicketEventType> change(Facts before, Facts after) {
        if (!before.priority().equals(after.priority())) {
            return Optional.of(TicketEventType.PRIORITY_CHANGED);
        }
        if (!before.team().equals(after.team())) {
            return Optional.of(TicketEventType.ASSIGNED);
        }
        return before.equals(after.withStatusOf(before))
                ? Optional.empty()
                : Optional.of(TicketEventType.SERVICE_CHANGED);
    }

    private static Map<String, Object> withoutStatus(Map<String, Object> content) {
        var rest = new LinkedHashMap<>(content);
        rest.remove("status");
        rest.remove("statusChangeReason");
        return rest;
    }

    private static Optional<String> reason(Map<String, Object> content) {
        return content.get("statusChangeReason") instanceof String reason && !reason.isBlank()
                ? Optional.of(reason)
                : Optional.empty();
    }

    private static Optional<String> reference(Map<String, Object> content) {
        return content.get("externalIdentifier") instanceof List<?> identifiers
                        && !identifiers.isEmpty()
                        && identifiers.get(0) instanceof Map<?, ?> identifier
                        && identifier.get("id") instanceof String id
                        && !id.isBlank()
                ? Optional.of(checked(id.strip()))
                : Optional.empty();
    }

    private static String checked(String id) {
        // With the number of a telling behind it, it has to fit the name of an event.
        if (id.length() > 150) {
            throw new Faulty(
                    new Fault("/externalIdentifier/0/id", "TEXT_TOO_LONG", "The text is longer than 150 characters.")
                            .with("most", 150));
        }
        return id;
    }
}
