package nl.druif.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import nl.druif.local.desk.DeskTicket;
import nl.druif.local.desk.Vote;

/** Asks people about their tickets and answers in their place, by the links that a portal gets. */
final class Voting {
    private static final int AT_ONCE = 4;
    private static final int MOST_ROUNDS = 120;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private final Api portal;
    private final String source;

    Voting(Api portal, String source) {
        this.portal = portal;
        this.source = source;
    }

    /**
     * Asks after some of the closed tickets, and answers where somebody has an opinion. The closing of a ticket reaches those
     * who ask a moment later than the import ends: it is tried until it has.
     *
     * @return how many answered
     */
    long hold(List<DeskTicket> tickets) {
        var ids = ids();
        var left = tickets.stream().filter(Voting::isAsked).toList();
        var answers = left.stream().filter(ticket -> ticket.vote().isPresent()).count();
        for (var round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
            left = round(left, ids);
            if (!left.isEmpty()) {
                LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException(left.size() + " tickets were never heard to be closed.");
        }
        return answers;
    }

    /** Of the silent ones every other is asked, which leaves a response rate that desks know. */
    private static boolean isAsked(DeskTicket ticket) {
        return ticket.vote().isPresent()
                || ticket.isClosed() && ticket.reference().hashCode() % 2 == 0;
    }

    /** Those that could not be asked about yet. */
    private List<DeskTicket> round(List<DeskTicket> tickets, Map<String, String> ids) {
        var waiting = new ConcurrentLinkedQueue<>(tickets);
        var later = new ConcurrentLinkedQueue<DeskTicket>();
        Parallel.run(Stream.<Runnable>generate(() -> () -> drain(waiting, later, ids))
                .limit(AT_ONCE)
                .toList());
        return List.copyOf(later);
    }

    private void drain(Queue<DeskTicket> waiting, Queue<DeskTicket> later, Map<String, String> ids) {
        for (var ticket = waiting.poll(); ticket != null; ticket = waiting.poll()) {
            var invitation = invited(Objects.requireNonNull(ids.get(ticket.reference()), ticket.reference()));
            if (invitation.isEmpty()) {
                later.add(ticket);
            } else {
                ticket.vote().ifPresent(vote -> answer(invitation.get(), vote));
            }
        }
    }

    /** The invitation for a ticket, also when it was sent before; empty while nobody knows that the ticket is closed. */
    private Optional<String> invited(String ticket) {
        var asked = portal.tryPost(Service.EXPERIENCE, "/invitations", Map.of("ticket", ticket));
        if (asked.status() == 404) {
            return Optional.empty();
        }
        var invitation = asked.isGood()
                ? asked.json()
                : portal.get(Service.EXPERIENCE, "/invitations?ticket=" + ticket)
                        .at("/items/0");
        return Optional.of(invitation.path("id").asText());
    }

    private void answer(String invitation, Vote vote) {
        var url = portal.post(Service.EXPERIENCE, "/invitations/" + invitation + "/links", Map.of())
                .path("url")
                .asText();
        var answer = new HashMap<String, Object>();
        answer.put("token", url.substring(url.lastIndexOf('/') + 1));
        answer.put("stars", vote.stars());
        vote.comment().ifPresent(comment -> answer.put("comment", comment));
        portal.post(Service.EXPERIENCE, "/responses", answer);
    }

    /** What the platform calls the tickets, by what the desk calls them. */
    private Map<String, String> ids() {
        var ids = new HashMap<String, String>();
        var found = new ArrayList<JsonNode>();
        var path = "/tickets?pageSize=200&source=" + Api.encoded(source);
        while (!path.isEmpty()) {
            var page = portal.get(Service.TICKET_CLOCK, path);
            page.path("items").forEach(found::add);
            path = next(page);
        }
        found.forEach(ticket ->
                ids.put(ticket.path("reference").asText(), ticket.path("id").asText()));
        return ids;
    }

    private static String next(JsonNode page) {
        var next = page.path("next").asText();
        return next.isEmpty() ? "" : next.substring(next.indexOf("/tickets"));
    }
}
