package nl.druif.agreement.kpi;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Termination;
import nl.druif.foundation.terms.KpiTarget;
import nl.druif.foundation.terms.Window;

/**
 * The version of an agreement that speaks for a period: the last one in force in it, as the figure of a period is known at its
 * end.
 *
 * @param window the period in the zone of that version
 */
record Spoken(AgreementVersion version, Window window) {

    /** Empty when no version was in force in it. */
    static Optional<Spoken> in(Agreement agreement, KpiPeriod period) {
        return agreement.versions().stream()
                .flatMap(version -> version.zone().stream())
                .distinct()
                .map(period::in)
                .flatMap(window -> last(agreement, window).stream())
                .filter(spoken -> spoken.version.zone().equals(Optional.of(spoken.window.zone())))
                .findFirst();
    }

    Optional<KpiTarget> kpi(String id) {
        return version.binding().kpis().stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst();
    }

    private static Optional<Spoken> last(Agreement agreement, Window window) {
        var lifetime = agreement.lifetime();
        return turns(agreement, window).descendingSet().stream()
                .flatMap(at -> lifetime.inForceAt(at).stream())
                .map(version -> new Spoken(version, window))
                .findFirst();
    }

    /** Its start, and every moment in it at which another version can take over or none is left. */
    private static TreeSet<Instant> turns(Agreement agreement, Window window) {
        var turns = new TreeSet<Instant>();
        turns.add(window.from());
        Stream.concat(
                        agreement.versions().stream()
                                .flatMap(version ->
                                        Stream.concat(Stream.of(version.validFrom()), version.validUntil().stream())),
                        agreement.termination().map(Termination::endsAt).stream())
                .filter(at -> at.isAfter(window.from()) && at.isBefore(window.until()))
                .forEach(turns::add);
        return turns;
    }
}
