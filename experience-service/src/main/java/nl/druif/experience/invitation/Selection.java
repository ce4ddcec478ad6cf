package nl.druif.experience.invitation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.druif.experience.survey.Rules;

/** Goes through closed tickets in order and says whom to ask; whom it chose counts for those that follow. */
final class Selection {
    private final Rules rules;
    private final Instant now;
    private final Set<UUID> asked;
    private final Map<String, Instant> lastAsked;

    /**
     * @param asked     tickets somebody was asked about before
     * @param lastAsked by requester, over all tickets of the tenant
     */
    Selection(Rules rules, Instant now, Set<UUID> asked, Map<String, Instant> lastAsked) {
        this.rules = rules;
        this.now = now;
        this.asked = new HashSet<>(asked);
        this.lastAsked = new HashMap<>(lastAsked);
    }

    /** Empty when somebody is to be asked. */
    Optional<SkipReason> skip(ClosedTicket ticket, boolean reopened) {
        var reason = reason(ticket, reopened);
        if (reason.isEmpty()) {
            asked.add(ticket.ticket());
            ticket.requester().ifPresent(requester -> lastAsked.put(requester, now));
        }
        return reason;
    }

    private Optional<SkipReason> reason(ClosedTicket ticket, boolean reopened) {
        if (reopened) {
            return Optional.of(SkipReason.REOPENED);
        }
        if (asked.contains(ticket.ticket())) {
            return Optional.of(SkipReason.ALREADY_ASKED);
        }
        if (now.isAfter(ticket.closedAt().plus(rules.askWithin()))) {
            return Optional.of(SkipReason.CLOSED_TOO_LONG_AGO);
        }
        if (!rules.samples(ticket.ticket())) {
            return Optional.of(SkipReason.NOT_SAMPLED);
        }
        return ticket.requester()
                        .map(lastAsked::get)
                        .filter(last -> rules.restsAt(now, last))
                        .isPresent()
                ? Optional.of(SkipReason.ASKED_RECENTLY)
                : Optional.empty();
    }
}
