package nl.druif.agreement.settlement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.PartyRole;

/**
 * What two sides arrange about a ticket.
 *
 * @param technical      what is to be mended or kept as it is
 * @param administrative what is to be written down, such as a change of the agreement
 * @param financial      who pays for it; not needed only where nothing is posted
 * @param postings       in each currency they come to nothing: what one gets, another gives
 */
public record SettlementText(
        @JsonProperty(defaultValue = "{}") Track technical,
        @JsonProperty(defaultValue = "{}") Track administrative,
        @JsonProperty(defaultValue = "{}") Track financial,
        @Size(max = 100) List<Posting> postings) {
    static final SettlementText NOTHING_YET = new SettlementText(Track.OPEN, Track.OPEN, Track.OPEN, List.of());

    public SettlementText {
        technical = technical == null ? Track.OPEN : technical;
        administrative = administrative == null ? Track.OPEN : administrative;
        financial = financial == null ? Track.OPEN : financial;
        postings = postings == null ? List.of() : List.copyOf(postings);
        var faults = new Faults();
        balance(faults, postings);
        faults.check(
                financial.state() != TrackState.NOT_NEEDED || postings.isEmpty(),
                "/financial/state",
                "POSTINGS_ARE_FINANCIAL",
                "Where money is posted, the financial track is needed.");
        faults.refuse();
    }

    /** Who still has to say something. */
    List<String> openTracks() {
        return Stream.of(
                        technical.state() == TrackState.OPEN ? "technical" : "",
                        administrative.state() == TrackState.OPEN ? "administrative" : "",
                        financial.state() == TrackState.OPEN ? "financial" : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** With the postings that undo these. */
    SettlementText reversed() {
        return new SettlementText(
                technical,
                administrative,
                financial,
                postings.stream().map(Posting::reversed).toList());
    }

    List<String> partiesNamed() {
        return postings.stream().map(Posting::party).distinct().toList();
    }

    /**
     * Money moves between the provider and this customer; what a supplier or a team pays is between others.
     *
     * @throws Faulty naming every posting to somebody else
     */
    void check(Map<String, Party> known, String customer) {
        var faults = new Faults();
        for (int i = 0; i < postings.size(); i++) {
            var reference = postings.get(i).party();
            var party = known.get(reference);
            var pointer = "/postings/" + i + "/party";
            if (party == null) {
                faults.check(false, pointer, "UNKNOWN_PARTY", "There is no party called " + reference + ".");
            } else {
                faults.check(
                        party.kind() == PartyRole.PROVIDER || reference.equals(customer),
                        pointer,
                        "NOT_OF_THIS_SETTLEMENT",
                        "Money moves between a provider and " + customer + "; " + reference + " is neither.");
            }
        }
        faults.refuse();
    }

    private static void balance(Faults faults, List<Posting> postings) {
        var sums = new LinkedHashMap<String, Money>();
        for (var posting : postings) {
            sums.merge(posting.money().currency().getCurrencyCode(), posting.money(), Money::plus);
        }
        sums.forEach((currency, sum) -> {
            if (!sum.isZero()) {
                faults.add(new Fault(
                                "/postings",
                                "NOT_BALANCED",
                                "The postings in " + currency + " come to "
                                        + sum.amount().toPlainString() + ", not to nothing.")
                        .with("currency", currency)
                        .with("sum", sum.amount().toPlainString()));
            }
        });
    }
}
