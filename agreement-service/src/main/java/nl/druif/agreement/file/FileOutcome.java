package nl.druif.agreement.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.Differences;
import nl.druif.agreement.agreement.Differences.Difference;
import nl.druif.foundation.problem.Language;

/**
 * What a file did.
 *
 * @param version     the number of the version that now says what the file says
 * @param properties  of the agreement around its text that became other, such as {@code title}
 * @param differences of the text, clause by clause; all of it where nothing was
 */
public record FileOutcome(
        UUID id,
        String reference,
        Result result,
        int version,
        List<String> properties,
        List<Difference> differences,
        long revision) {
    public enum Result {
        UNCHANGED,
        DRAFTED,
        REWRITTEN,
        AMENDED
    }

    static FileOutcome drafted(Agreement agreement, Language language) {
        return outcome(
                Result.DRAFTED,
                agreement,
                List.of(),
                Differences.of(Optional.empty(), agreement.last(), language).items());
    }

    static FileOutcome of(Agreement before, Agreement after, Language language) {
        if (before.equals(after)) {
            return outcome(Result.UNCHANGED, after, List.of(), List.of());
        }
        var amended = after.versions().size() > before.versions().size();
        return outcome(
                amended ? Result.AMENDED : Result.REWRITTEN,
                after,
                properties(before, after),
                Differences.of(Optional.of(AgreementFile.counted(before)), after.last(), language)
                        .items());
    }

    private static List<String> properties(Agreement before, Agreement after) {
        var other = new ArrayList<String>();
        name(other, "title", before.title(), after.title());
        name(other, "provider", before.provider(), after.provider());
        name(other, "customer", before.customer(), after.customer());
        name(other, "placement", before.placement(), after.placement());
        name(other, "legalReview", before.legalReview(), after.legalReview());
        return other;
    }

    private static void name(List<String> other, String property, Object before, Object after) {
        if (!before.equals(after)) {
            other.add(property);
        }
    }

    private static FileOutcome outcome(
            Result result, Agreement agreement, List<String> properties, List<Difference> differences) {
        return new FileOutcome(
                agreement.id(),
                agreement.reference(),
                result,
                AgreementFile.counted(agreement).number(),
                properties,
                differences,
                agreement.revision());
    }
}
