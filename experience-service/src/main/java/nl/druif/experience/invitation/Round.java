package nl.druif.experience.invitation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.druif.experience.survey.Rules;

/** What became of a batch of closings. */
record Round(List<Invitation> invited, List<Skipped> skipped) {

    static Round of(Closings closings, Selection selection, Rules rules, Instant now) {
        var invited = new ArrayList<Invitation>();
        var skipped = new ArrayList<Skipped>();
        for (var closing : closings.told()) {
            var ticket = ClosedTicket.of(closing);
            selection
                    .skip(ticket, closings.isUndone(closing))
                    .ifPresentOrElse(
                            reason -> skipped.add(Skipped.of(closing, reason, now)),
                            () -> invited.add(Invitation.about(ticket, Origin.CLOSING, now, rules.openFor())));
        }
        return new Round(List.copyOf(invited), List.copyOf(skipped));
    }
}
