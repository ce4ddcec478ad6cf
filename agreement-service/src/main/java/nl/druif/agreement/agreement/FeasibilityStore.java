package nl.druif.agreement.agreement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementText;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** Looks up what a text is computed and compared with before it is signed. */
@ApplicationScoped
public class FeasibilityStore {
    private final AgreementStore agreements;
    private final Vertx vertx;

    FeasibilityStore(AgreementStore agreements, Vertx vertx) {
        this.agreements = agreements;
        this.vertx = vertx;
    }

    /** @param arrivals moments that somebody asks about; none: those that people ask about first */
    public Uni<Feasibility> feasibility(TenantId tenant, Asked asked, List<Instant> arrivals) {
        return agreements
                .foresee(tenant, asked.agreement(), asked.version(), asked.now())
                .flatMap(version -> underpinnings(tenant, asked)
                        .flatMap(below -> computed(
                                Feasibility.Text.of(asked.agreement(), version, asked.audience()),
                                below,
                                arrivals,
                                asked)));
    }

    /** @param before what the version is compared with; absent: the version whose place it takes */
    public Uni<Differences> differences(TenantId tenant, Asked asked, Optional<AgreementVersion> before) {
        return agreements
                .foresee(tenant, asked.agreement(), asked.version(), asked.now())
                .flatMap(after -> before.or(
                                () -> asked.agreement().before(asked.version().number()))
                        .map(version -> agreements
                                .foresee(tenant, asked.agreement(), version, asked.now())
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                        .map(old -> Differences.of(old, after, asked.language())));
    }

    /** What clocks would hear of it. */
    public Uni<AgreementText> text(TenantId tenant, Asked asked) {
        return agreements
                .foresee(tenant, asked.agreement(), asked.version(), asked.now())
                .map(version -> Publication.text(asked.agreement(), version));
    }

    /**
     * How an agreement would stand that was only tried out, and what it would bring about.
     *
     * @param written the text that the version is written over, for a version that takes the place of no other
     */
    public Uni<Standing> tried(TenantId tenant, Asked asked, Optional<AgreementVersion> written) {
        var before = asked.agreement().before(asked.version().number()).or(() -> written);
        return feasibility(tenant, asked, List.of())
                .flatMap(feasibility -> differences(tenant, asked, before)
                        .map(differences -> Standing.of(asked.agreement(), asked.now())
                                .with(new Preview(feasibility, differences))));
    }

    /** Beside the event loop: of the largest texts it takes a second or two. */
    private Uni<Feasibility> computed(
            Feasibility.Text text, List<Underpinning> below, List<Instant> arrivals, Asked asked) {
        return vertx.executeBlocking(() -> Feasibility.of(text, below, arrivals, asked.now(), asked.language()), false);
    }

    private Uni<List<Underpinning>> underpinnings(TenantId tenant, Asked asked) {
        return asked.mayKnowWhatIsUnderneath()
                ? agreements.underpinning(tenant).map(found -> Underpinning.among(found, asked.now()))
                : Uni.createFrom().item(List.of());
    }

    /**
     * A question about a version.
     *
     * @param agreement as its reader may see it; so {@code version}
     * @param now       the moment of the question
     */
    public record Asked(
            Agreement agreement, AgreementVersion version, Audience audience, Instant now, Language language) {

        /** About its newest version. */
        public static Asked about(
                Agreement agreement, Audience audience, Instant now, @Nullable String acceptLanguage) {
            return about(agreement, agreement.last().number(), audience, now, acceptLanguage);
        }

        /** @throws Refusal 404 when the reader may not see it */
        public static Asked about(
                Agreement agreement, int number, Audience audience, Instant now, @Nullable String acceptLanguage) {
            var seen = audience.view(agreement);
            return new Asked(
                    seen,
                    seen.version(number).orElseThrow(Refusal::notFound),
                    audience,
                    now,
                    Language.preferred(acceptLanguage));
        }

        boolean mayKnowWhatIsUnderneath() {
            return audience.customer().isEmpty()
                    && (agreement.kind() == AgreementKind.SLA || agreement.kind() == AgreementKind.XLA);
        }
    }
}
