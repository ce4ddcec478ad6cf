package nl.druif.agreement.settlement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.terms.Money;

/**
 * Money that a party gets, or below zero gives.
 *
 * @param party by its reference
 */
public record Posting(@NotBlank @Size(max = 100) String party, Money money) {

    public Posting {
        new Faults()
                .check(
                        !money.isZero(),
                        "/money/amount",
                        "NOTHING_POSTED",
                        "A posting moves money; this one moves none.")
                .refuse();
    }

    Posting reversed() {
        return new Posting(party, money.negated());
    }
}
