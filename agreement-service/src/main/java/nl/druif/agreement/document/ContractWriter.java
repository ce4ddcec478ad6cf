package nl.druif.agreement.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Side;
import nl.druif.agreement.agreement.VersionState;
import nl.druif.agreement.document.Contract.Fact;
import nl.druif.agreement.document.Contract.Labels;
import nl.druif.agreement.document.Contract.SignatureBlock;
import nl.druif.foundation.problem.Language;

/** Puts a version of an agreement into the words of one language. */
final class ContractWriter {
    private ContractWriter() {}

    /** @param version as its customer may read it */
    static Contract write(Agreement agreement, AgreementVersion version, Language language) {
        var words = Words.in(language);
        var paper = new Printing(agreement, version, words);
        PartiesAndServices.print(paper);
        Hours.print(paper);
        Promises.print(paper);
        Figures.print(paper);
        RulesAndRemedies.print(paper);
        return new Contract(
                language.tag(),
                agreement.title(),
                words.say("subtitle", words.name(agreement.kind()), agreement.reference(), version.number()),
                mark(words, version),
                facts(paper),
                paper.numbered(),
                Arrays.stream(Side.values()).map(side -> block(paper, side)).toList(),
                version.textHash(),
                labels(words));
    }

    private static Optional<String> mark(Words words, AgreementVersion version) {
        return version.state() == VersionState.SIGNED
                ? Optional.empty()
                : Optional.of(words.say("mark." + version.state()));
    }

    private static List<Fact> facts(Printing paper) {
        var words = paper.words();
        var version = paper.version();
        return List.of(
                new Fact(words.say("reference"), paper.agreement().reference()),
                new Fact(words.say("version"), words.number(version.number())),
                new Fact(words.say("state"), words.name(version.state())),
                new Fact(words.say("provider"), paper.agreement().provider().name()),
                new Fact(words.say("customer"), paper.agreement().customer().name()),
                new Fact(words.say("valid"), words.moment(version.validFrom(), paper.zone())),
                new Fact(
                        words.say("valid.to"),
                        paper.end().map(end -> words.moment(end, paper.zone())).orElse(words.say("valid.further"))));
    }

    private static SignatureBlock block(Printing paper, Side side) {
        var words = paper.words();
        var party = side == Side.PROVIDER
                ? paper.agreement().provider()
                : paper.agreement().customer();
        var signature = paper.version().signatures().stream()
                .filter(one -> one.side() == side)
                .findFirst();
        return new SignatureBlock(
                words.name(side),
                party.name(),
                signature.map(one -> one.name().orElse(one.signer())),
                signature.map(one -> words.moment(one.at(), paper.zone())));
    }

    private static Labels labels(Words words) {
        return new Labels(
                words.say("clause"),
                words.say("signatures"),
                words.say("signer"),
                words.say("signer.note"),
                words.say("signed.at"),
                words.say("signature.line"),
                words.say("date.line"),
                words.say("hash"),
                words.say("hash.note"),
                words.say("page"),
                words.say("of"),
                words.say("contents"),
                words.say("origin"));
    }
}
