package nl.druif.agreement.exclusion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Termination;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.ExclusionClause;

/**
 * What an exclusion rests on: the clause, in every version that was in force in its time.
 *
 * @param title    of the clause, in the last of those versions
 * @param versions by number
 */
public record Ground(String clause, String title, List<Integer> versions) {

    public Ground {
        versions = List.copyOf(versions);
    }

    /**
     * @throws Refusal 409 when the agreement says nothing of the sort, or was not in force all the time
     * @throws Faulty  400 naming services that are not covered, and a party of which the clause does not speak
     */
    static Ground of(Agreement agreement, ExclusionProposal proposal) {
        var versions = inForce(agreement, proposal);
        var naming = versions.stream()
                .filter(version -> clause(version, proposal).isPresent())
                .toList();
        if (naming.isEmpty()) {
            throw Refusal.conflict(
                            "exclusion-outside-a-clause",
                            "The agreement has no exclusion clause " + proposal.clause() + " in that time.")
                    .with("clause", proposal.clause())
                    .with("clauses", clauses(versions));
        }
        if (naming.size() < versions.size()) {
            var without = versions.stream()
                    .filter(version -> !naming.contains(version))
                    .map(AgreementVersion::number)
                    .toList();
            throw Refusal.conflict(
                            "clause-not-in-every-version",
                            "Of the versions in force in that time, " + without + " have no clause " + proposal.clause()
                                    + "; propose it for the others alone.")
                    .with("clause", proposal.clause())
                    .with("versions", without);
        }
        check(proposal, naming);
        var title =
                clause(naming.get(naming.size() - 1), proposal).orElseThrow().title();
        return new Ground(
                proposal.clause(),
                title,
                naming.stream().map(AgreementVersion::number).toList());
    }

    private static List<AgreementVersion> inForce(Agreement agreement, ExclusionProposal proposal) {
        var lifetime = agreement.lifetime();
        var found = new TreeMap<Integer, AgreementVersion>();
        for (var at : turns(agreement, proposal)) {
            var version = lifetime.inForceAt(at)
                    .orElseThrow(() -> Refusal.conflict(
                                    "exclusion-outside-validity",
                                    "At " + at + " no version of the agreement is in force.")
                            .with("at", at));
            found.put(version.number(), version);
        }
        return List.copyOf(found.values());
    }

    /** Its start, and every moment in it at which another version can take over or none is left. */
    private static TreeSet<Instant> turns(Agreement agreement, ExclusionProposal proposal) {
        var turns = new TreeSet<Instant>();
        turns.add(proposal.from());
        Stream.concat(
                        agreement.versions().stream()
                                .flatMap(version ->
                                        Stream.concat(Stream.of(version.validFrom()), version.validUntil().stream())),
                        agreement.termination().map(Termination::endsAt).stream())
                .filter(at -> at.isAfter(proposal.from()) && at.isBefore(proposal.until()))
                .forEach(turns::add);
        return turns;
    }

    private static void check(ExclusionProposal proposal, List<AgreementVersion> versions) {
        var faults = new Faults();
        for (int i = 0; i < proposal.services().size(); i++) {
            var service = proposal.services().get(i);
            faults.check(
                    versions.stream().allMatch(version -> covers(version, service)),
                    "/services/" + i,
                    "SERVICE_NOT_COVERED",
                    "The agreement covers certain services, and " + service + " is none of them.");
        }
        faults.check(
                versions.stream()
                        .flatMap(version -> clause(version, proposal).stream())
                        .allMatch(clause ->
                                clause.parties().isEmpty() || clause.parties().contains(proposal.party())),
                "/party",
                "PARTY_NOT_IN_CLAUSE",
                "The clause " + proposal.clause() + " does not speak of a " + proposal.party() + ".");
        faults.refuse();
    }

    private static boolean covers(AgreementVersion version, String service) {
        var services = version.binding().services();
        return services.isEmpty() || services.contains(service);
    }

    private static Optional<ExclusionClause> clause(AgreementVersion version, ExclusionProposal proposal) {
        return version.binding().exclusionClauses().stream()
                .filter(clause -> clause.id().equals(proposal.clause()))
                .findFirst();
    }

    private static List<String> clauses(List<AgreementVersion> versions) {
        return versions.stream()
                .flatMap(version -> version.binding().exclusionClauses().stream())
                .map(ExclusionClause::id)
                .distinct()
                .toList();
    }
}
