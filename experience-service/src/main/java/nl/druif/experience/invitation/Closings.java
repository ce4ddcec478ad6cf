package nl.druif.experience.invitation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.TicketClosed;
import nl.druif.foundation.event.TicketJudged;

/**
 * The closings among a batch of news, in order.
 *
 * @param undone those of tickets that were opened again later in the batch
 */
record Closings(List<TicketClosed> told, Set<UUID> undone) {

    static Closings in(List<Announcement> news) {
        var told = new ArrayList<TicketClosed>();
        var undone = new HashSet<UUID>();
        Map<UUID, UUID> standing = new HashMap<>();
        for (var one : news) {
            if (one instanceof TicketClosed closed) {
                told.add(closed);
                standing.put(closed.ticket(), closed.id());
            } else if (one instanceof TicketJudged judged && isOpen(judged)) {
                var closing = standing.remove(judged.ticket());
                if (closing != null) {
                    undone.add(closing);
                }
            }
        }
        return new Closings(List.copyOf(told), Set.copyOf(undone));
    }

    List<ClosedTicket> tickets() {
        return told.stream().map(ClosedTicket::of).toList();
    }

    boolean isUndone(TicketClosed closing) {
        return undone.contains(closing.id());
    }

    private static boolean isOpen(TicketJudged judged) {
        return judged.closedAt().isEmpty() && judged.resolvedAt().isEmpty();
    }
}
