package nl.druif.reporting.scorecard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of a scorecard, or the whole of it.
 *
 * @param key            the priority, service or team; empty for the whole, and for what has none
 * @param promise        what all commitments on time together came to: MISSED when one was
 * @param attainment     of all commitments together
 * @param idleWhileGreen of the tickets solved in time; never shown to a customer
 */
public record Slice(
        Optional<String> key,
        Optional<String> name,
        TicketCount tickets,
        Verdict promise,
        Share attainment,
        List<TargetScore> targets,
        Experience experience,
        Quadrant quadrant,
        Crossing crossing,
        Optional<Share> idleWhileGreen) {

    /** What has to stay hidden of a slice, seen over all slices of its scorecard. */
    record Veil(boolean all, boolean met, boolean missed) {}

    static Slice of(String key, Dimension dimension, Cut cut, Veil veil, Promise promise, Instant until) {
        var targets = cut.targets(promise);
        var commitments = targets.stream().filter(TargetScore::isCommitment).toList();
        var kept = TargetScore.together(
                commitments.stream().map(TargetScore::verdict).toList());
        var named = Optional.of(key).filter(text -> !text.isEmpty());
        var service = dimension == Dimension.SERVICE ? named : Optional.<String>empty();
        var experience = Experience.of(cut.answers(), cut.invited(), veil.all(), promise.experience(service, until));
        return new Slice(
                named,
                service.map(promise::serviceName).or(() -> named),
                TicketCount.of(cut.tickets()),
                kept,
                commitments.stream().map(TargetScore::attainment).reduce(Share.NONE, Share::plus),
                targets,
                experience,
                Quadrant.of(kept, experience.verdict()),
                veil.all() ? Crossing.HIDDEN : crossing(cut, veil),
                cut.idleWhileGreen());
    }

    private static Crossing crossing(Cut cut, Veil veil) {
        return Crossing.of(
                cut.answers(), cut.answers(Standing.MET), cut.answers(Standing.MISSED), veil.met(), veil.missed());
    }
}
