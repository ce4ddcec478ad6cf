package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Refusal;

/**
 * The agreements on which another one builds.
 *
 * @param ancestors the parent first, then its parent
 */
public record Lineage(List<Agreement> ancestors) {
    static final Lineage NONE = new Lineage(List.of());

    public Lineage {
        ancestors = List.copyOf(ancestors);
    }

    Optional<Agreement> parent() {
        return ancestors.stream().findFirst();
    }

    List<String> references() {
        return ancestors.stream().map(Agreement::reference).toList();
    }

    /** @throws Refusal 409 {@code cyclic-parents} when an agreement of this name would build on itself */
    void refuseCycle(String reference, Optional<String> parent) {
        if (parent.isPresent()
                && (parent.get().equals(reference)
                        || ancestors.stream().anyMatch(each -> each.reference().equals(reference)))) {
            throw Refusal.conflict(
                            "cyclic-parents",
                            reference + " would build on itself, by way of " + parent.get()
                                    + "; choose another parent.")
                    .with("reference", reference)
                    .with("parent", parent.get());
        }
    }

    /**
     * The version of the parent that holds at a moment.
     *
     * @throws Refusal 409 {@code parent-not-in-force}
     */
    AgreementVersion inForceAt(Instant at) {
        var parent = parent().orElseThrow();
        return parent.lifetime()
                .inForceAt(at)
                .orElseThrow(() -> Refusal.conflict(
                                "parent-not-in-force",
                                "Nothing of " + parent.reference()
                                        + ", on which this builds, is signed by both sides and" + " holds on " + at
                                        + "; sign it first, or start later.")
                        .with("parent", parent.reference())
                        .with("at", at));
    }

    /** What the texts above speak of. */
    Mentioned mentioned() {
        return ancestors.stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(Mentioned.in(each.placement())),
                        each.versions().stream().map(version -> Mentioned.in(version.binding()))))
                .reduce(Mentioned.NOTHING, Mentioned::and);
    }
}
