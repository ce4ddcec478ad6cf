package nl.druif.agreement.agreement;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something to be done to an agreement.
 *
 * @param deed     what the audit trail calls it
 * @param mentions what it has to be able to look up
 * @param revise   the deed; a {@link nl.druif.foundation.problem.Refusal} leaves everything as it was
 */
public record Change(
        String deed, Function<Agreement, Mentioned> mentions, BiFunction<Agreement, Register, Revision> revise) {

    /** For a text that somebody sends along. */
    public static Change with(String deed, Mentioned mentioned, BiFunction<Agreement, Register, Revision> revise) {
        return new Change(deed, agreement -> mentioned, revise);
    }

    /** For what needs nothing but the agreement itself. */
    public static Change of(String deed, Function<Agreement, Revision> revise) {
        return with(deed, Mentioned.NOTHING, (agreement, register) -> revise.apply(agreement));
    }

    /** The same, for who may see the agreement; to anybody else it does not exist. */
    public Change by(Audience audience) {
        return new Change(deed, mentions, (agreement, register) -> {
            audience.view(agreement);
            return revise.apply(agreement, register);
        });
    }
}
