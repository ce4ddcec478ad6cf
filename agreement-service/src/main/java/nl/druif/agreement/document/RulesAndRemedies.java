package nl.druif.agreement.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.agreement.document.Contract.Grid;
import nl.druif.foundation.terms.Claim;
import nl.druif.foundation.terms.Entitlement;
import nl.druif.foundation.terms.Entitlement.Reason;
import nl.druif.foundation.terms.Fee;
import nl.druif.foundation.terms.Granted;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Performance;
import nl.druif.foundation.terms.Period;
import nl.druif.foundation.terms.RemedyClause;
import nl.druif.foundation.terms.ReviewClause;
import nl.druif.foundation.terms.Tier;
import nl.druif.foundation.terms.Window;

/** How clocks behave, what does not count, what is owed when a promise is broken, and when all of this is looked at again. */
final class RulesAndRemedies {
    private RulesAndRemedies() {}

    static void print(Printing paper) {
        policies(paper);
        exclusions(paper);
        paper.terms().fee().ifPresent(fee -> fee(paper, fee));
        for (var remedy : paper.terms().remedies()) {
            remedy(paper, remedy);
        }
        var sections = paper.terms().sections();
        sections.indemnity()
                .ifPresent(text -> paper.clause(
                        "indemnity",
                        "sections/indemnity",
                        paper.words().say("indemnity"),
                        PartiesAndServices.paragraphs(text)));
        paper.terms().review().ifPresent(review -> review(paper, review));
        sections.clauses()
                .forEach(clause -> paper.clause(
                        "other",
                        "sections/clauses/" + clause.id(),
                        clause.title(),
                        PartiesAndServices.paragraphs(clause.text())));
    }

    private static void policies(Printing paper) {
        if (paper.terms().targets().isEmpty()) {
            return;
        }
        var words = paper.words();
        var policies = paper.terms().policies();
        paper.clause(
                "rules",
                "policies",
                words.say("policies"),
                List.of(
                        words.name(policies.onPriorityChange()),
                        words.name(policies.onReopen()),
                        words.name(policies.onNewVersion()),
                        words.say(policies.strictPause() ? "pause.strict" : "pause.by.status")));
    }

    private static void exclusions(Printing paper) {
        var words = paper.words();
        for (var clause : paper.terms().exclusionClauses()) {
            var sentences = new ArrayList<>(PartiesAndServices.paragraphs(clause.text()));
            if (!clause.parties().isEmpty()) {
                sentences.add(words.say(
                        "exclusion.parties",
                        words.any(clause.parties().stream().map(words::name).toList())));
            }
            sentences.add(words.say("exclusion.signed"));
            paper.clause("exclusions", "exclusionClauses/" + clause.id(), clause.title(), sentences);
        }
    }

    private static void fee(Printing paper, Fee fee) {
        var words = paper.words();
        paper.clause(
                "remedies",
                "fee",
                words.say("fee"),
                List.of(words.say("fee.is", words.money(fee.amount()), words.say("each." + fee.per()))));
    }

    private static void remedy(Printing paper, RemedyClause remedy) {
        var words = paper.words();
        var sentences = new ArrayList<String>();
        sentences.add(words.say("remedy", words.name(remedy.kind()), words.all(remedy.measures())));
        remedy.caps().perEvent().ifPresent(cap -> sentences.add(words.say("cap.event", words.percent(cap))));
        remedy.caps().perMonth().ifPresent(cap -> sentences.add(words.say("cap.month", words.percent(cap))));
        remedy.caps().perYear().ifPresent(cap -> sentences.add(words.say("cap.year", words.percent(cap))));
        sentences.add(words.say(
                "remedy.parties",
                words.any(remedy.attributableTo().stream().map(words::name).toList())));
        sentences.add(
                remedy.claim() == Claim.AUTO
                        ? words.say("claim.auto")
                        : remedy.claimWithinDays()
                                .map(days -> words.say("claim.within", words.count("day", days)))
                                .orElse(words.say("claim.asked")));
        paper.clause(
                "remedies",
                "remedies/" + remedy.id(),
                remedy.id(),
                sentences,
                new Grid(
                        words.say("tiers"),
                        List.of(words.say("attained"), words.say("owed"), words.say("owed.month")),
                        remedy.tiers().stream()
                                .map(tier -> tier(paper, remedy, tier))
                                .toList()));
    }

    private static List<String> tier(Printing paper, RemedyClause remedy, Tier tier) {
        var words = paper.words();
        var attained = tier.atLeast()
                .map(from -> words.say("tier.between", words.percent(tier.below()), words.percent(from)))
                .orElse(words.say("tier.below", words.percent(tier.below())));
        var month = inAMonth(paper, remedy, tier);
        return List.of(
                attained,
                owed(words, tier).orElse("–"),
                month.amount().map(amount -> paid(words, month, amount)).orElse("–"));
    }

    private static String paid(Words words, Entitlement month, Money amount) {
        return month.reason() == Reason.CAPPED ? words.say("capped", words.money(amount)) : words.money(amount);
    }

    /** What the calculator grants for the first month in which the step is reached, when nothing was granted before. */
    private static Entitlement inAMonth(Printing paper, RemedyClause remedy, Tier tier) {
        var month = Window.holding(paper.version().validFrom(), Period.MONTH, paper.zone());
        var party = remedy.attributableTo().get(0);
        return remedy.entitlement(
                paper.terms().fee(), month, justUnder(tier, party), Granted.NOTHING, Optional.of(month.until()));
    }

    /** Of a thousand million one too few: percentages have six decimals at most, so no lower step begins between. */
    private static Performance justUnder(Tier tier, PartyRole party) {
        var least = tier.below().movePointRight(7).longValueExact();
        return new Performance(1_000_000_000, Map.of(party, 1_000_000_000 - least + 1));
    }

    private static Optional<String> owed(Words words, Tier tier) {
        return tier.percent()
                .map(percent -> words.say("tier.percent", words.percent(percent)))
                .or(() -> tier.days().map(days -> words.say("tier.days", words.count("day", days))));
    }

    private static void review(Printing paper, ReviewClause review) {
        var words = paper.words();
        var sentences = new ArrayList<String>();
        review.everyMonths()
                .ifPresent(months -> sentences.add(words.say("review.every", words.count("month", months))));
        review.triggers()
                .forEach(trigger -> sentences.add(trigger.limit()
                        .map(limit -> words.say("Kind." + trigger.kind() + ".limit", words.number(limit)))
                        .orElse(words.name(trigger.kind()))));
        review.unsettledAfterDays()
                .ifPresent(days -> sentences.add(words.say("review.unsettled", words.count("day", days))));
        paper.clause("review", "review", words.say("chapter.review"), sentences);
    }
}
