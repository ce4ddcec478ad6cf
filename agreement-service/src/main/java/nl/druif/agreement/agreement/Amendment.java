package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/**
 * Other terms for a signed agreement. {@code terms.policies.onNewVersion} says what they do to tickets opened before.
 *
 * @param validFrom  half-open with {@code validUntil}; in the past only under another policy than PIN
 * @param validUntil absent: until further notice
 */
public record Amendment(Instant validFrom, Optional<Instant> validUntil, Wording terms) {

    public Amendment {
        var faults = new Faults();
        Validity.check(faults, validFrom, validUntil);
        faults.refuse();
    }

    public Mentioned mentioned() {
        return Mentioned.in(terms);
    }

    /** @throws Faulty naming everything that is not registered */
    void check(Placement placement, Register register) {
        var faults = new Faults();
        register.check(faults, "/terms", placement, terms);
        faults.refuse();
    }
}
