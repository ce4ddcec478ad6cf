package nl.druif.reporting.scorecard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.terms.ExperienceTarget;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/** An agreement as it was published, read for what reports need. */
public record Promise(AgreementPublished told) {

    public UUID agreement() {
        return told.agreement();
    }

    /** As the agreement says, else of a calendar that it has; months begin and end there. */
    public ZoneId zone(ZoneId withoutCalendar) {
        return latest().flatMap(Terms::zone).orElse(withoutCalendar);
    }

    /** What a service is called; its reference where the agreement does not name it. */
    public String serviceName(String reference) {
        return told.services().stream()
                .filter(service -> service.reference().equals(reference))
                .map(ServiceName::name)
                .findFirst()
                .orElse(reference);
    }

    public List<String> services() {
        return told.services().stream().map(ServiceName::reference).toList();
    }

    /** Whether it says nothing about time, so that no clock ever runs under it. */
    public boolean promisesNoTimes() {
        return told.versions().stream()
                .allMatch(version -> version.terms().targets().isEmpty());
    }

    /** A target as the given version had it, else as the newest that has it did. */
    public Optional<Target> target(String id, int version) {
        return Stream.concat(
                        told.versions().stream().filter(one -> one.version() == version), newestFirst(told.versions()))
                .flatMap(one -> one.terms().targets().stream())
                .filter(target -> target.id().equals(id))
                .findFirst();
    }

    /**
     * What was promised about experience before {@code until}: for a service the target that names it, else the one for
     * all; for anything wider than a service only the one for all, or the only one there is.
     */
    public Optional<ExperienceTarget> experience(Optional<String> service, Instant until) {
        var targets = newestFirst(told.versions())
                .filter(version -> version.validFrom().isBefore(until))
                .findFirst()
                .map(version -> version.terms().experienceTargets())
                .orElse(List.of());
        var named = targets.stream()
                .filter(target -> service.filter(target.services()::contains).isPresent())
                .findFirst();
        var forAll =
                targets.stream().filter(target -> target.services().isEmpty()).findFirst();
        var only = targets.stream()
                .filter(target -> service.isEmpty() && targets.size() == 1)
                .findFirst();
        return named.or(() -> forAll).or(() -> only);
    }

    private Optional<Terms> latest() {
        return newestFirst(told.versions()).findFirst().map(TermsVersion::terms);
    }

    private static Stream<TermsVersion> newestFirst(List<TermsVersion> versions) {
        return versions.stream()
                .sorted(Comparator.comparingInt(TermsVersion::version).reversed());
    }
}
