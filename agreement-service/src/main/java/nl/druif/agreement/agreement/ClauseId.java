package nl.druif.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/**
 * What a clause is called, in every version of its text: {@code targets/oplossen-p1}, {@code fee}. What stands behind the
 * name of a list is the clause's own id there, slashes and all.
 */
public record ClauseId(@JsonValue String text) implements Comparable<ClauseId> {
    private static final Pattern FORM =
            Pattern.compile("(?s)(targets|experienceTargets|availabilityTargets|kpis|remedies"
                    + "|exclusionClauses|serviceCalendars|teamCalendars|levels|sections/clauses)/.*"
                    + "|services|review|policies|calendar|fee|timeZone|sections/(summary|support|baseline|indemnity)");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClauseId {
        if (!FORM.matcher(text).matches()) {
            var shown = text.substring(0, Math.min(text.length(), 64));
            throw new Faulty(
                    new Fault("", "NOT_A_CLAUSE", "'" + shown + "' is no clause such as targets/oplossen or fee.")
                            .with("given", shown));
        }
    }

    static ClauseId of(String list, String id) {
        return new ClauseId(list + "/" + id);
    }

    @Override
    public int compareTo(ClauseId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
