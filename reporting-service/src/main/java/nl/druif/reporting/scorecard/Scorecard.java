package nl.druif.reporting.scorecard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.druif.foundation.calendar.Zone;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished.PartyName;

/**
 * What became of an agreement's promises in a month, as a whole and along one dimension.
 *
 * @param startsAt half-open with {@code endsAt}: the month in the agreement's zone
 */
public record Scorecard(
        UUID agreement,
        String reference,
        String title,
        AgreementKind kind,
        PartyName provider,
        PartyName customer,
        Period period,
        Instant startsAt,
        Instant endsAt,
        Zone timeZone,
        Dimension by,
        Slice total,
        List<Slice> slices) {

    /** @param facts of the period, and only what the reader may see */
    public static Scorecard of(Promise promise, Period period, ZoneId zone, Dimension by, Facts facts) {
        var whole = new Cut(facts.clocks(), facts.tickets());
        var cuts = Cut.along(by, whole);
        var until = period.until(zone);
        var hidden = hidden(cuts, Cut::answers);
        var hiddenMet = hidden(cuts, cut -> cut.answers(Standing.MET));
        var hiddenMissed = hidden(cuts, cut -> cut.answers(Standing.MISSED));
        var slices = cuts.entrySet().stream()
                .map(cut -> Slice.of(
                        cut.getKey(),
                        by,
                        cut.getValue(),
                        new Slice.Veil(
                                hidden.contains(cut.getKey()),
                                hiddenMet.contains(cut.getKey()),
                                hiddenMissed.contains(cut.getKey())),
                        promise,
                        until))
                .toList();
        var told = promise.told();
        return new Scorecard(
                told.agreement(),
                told.reference(),
                told.title(),
                told.kind(),
                told.provider(),
                told.customer(),
                period,
                period.from(zone),
                until,
                new Zone(zone),
                by,
                Slice.of("", by, whole, veilOverAll(whole), promise, until),
                slices);
    }

    public Optional<Slice> slice(String key) {
        return slices.stream()
                .filter(slice -> slice.key().equals(Optional.of(key)))
                .findFirst();
    }

    private static Slice.Veil veilOverAll(Cut whole) {
        return new Slice.Veil(
                Suppression.isTooSmall(whole.answers().responses()),
                Suppression.isTooSmall(whole.answers(Standing.MET).responses()),
                Suppression.isTooSmall(whole.answers(Standing.MISSED).responses()));
    }

    private static Set<String> hidden(Map<String, Cut> cuts, Function<Cut, Answers> answers) {
        var sizes = new HashMap<String, Integer>();
        cuts.forEach((name, cut) -> sizes.put(name, answers.apply(cut).responses()));
        return Suppression.hidden(sizes);
    }
}
