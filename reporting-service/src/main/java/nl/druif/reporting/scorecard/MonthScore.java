package nl.druif.reporting.scorecard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished.PartyName;

/**
 * What an agreement came to in a month, in one line of an overview.
 *
 * @param tickets that came to their end
 */
public record MonthScore(
        UUID agreement,
        String reference,
        String title,
        AgreementKind kind,
        PartyName customer,
        Period period,
        long tickets,
        Verdict promise,
        Share attainment,
        Experience experience,
        Quadrant quadrant) {

    /** How one target was met in the month, by the newest version that judged. */
    record Kept(String target, int version, Share share) {}

    /** Who came to their end in the month, and what they said. */
    record Said(long tickets, int invited, Answers answers) {
        static final Said NOTHING = new Said(0, 0, Answers.NONE);
    }

    static MonthScore of(Promise promise, Period period, Instant until, List<Kept> kept, Said said) {
        var experience = Experience.of(
                said.answers(),
                said.invited(),
                Suppression.isTooSmall(said.answers().responses()),
                promise.experience(Optional.empty(), until));
        var verdict = TargetScore.together(kept.stream()
                .map(one -> one.share().against(TargetScore.required(promise, one.target(), one.version())))
                .toList());
        var told = promise.told();
        return new MonthScore(
                told.agreement(),
                told.reference(),
                told.title(),
                told.kind(),
                told.customer(),
                period,
                said.tickets(),
                verdict,
                kept.stream().map(Kept::share).reduce(Share.NONE, Share::plus),
                experience,
                Quadrant.of(verdict, experience.verdict()));
    }
}
