package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.List;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.terms.Terms;

/**
 * What a team or supplier promises the provider: an OLA or an underpinning contract in force.
 *
 * @param promisedBy the team or supplier, by reference
 */
record Underpinning(String agreement, String promisedBy, Terms terms) {

    /** Of agreements those that underpin others when a text is to hold. */
    static List<Underpinning> among(List<Agreement> agreements, Instant at) {
        return agreements.stream()
                .filter(agreement -> agreement.kind() == AgreementKind.OLA || agreement.kind() == AgreementKind.UC)
                .flatMap(agreement -> agreement.lifetime().inForceAt(at).stream()
                        .map(version -> new Underpinning(
                                agreement.reference(), agreement.provider().reference(), version.toTerms())))
                .toList();
    }

    boolean covers(String service) {
        return terms.covers(service);
    }
}
