package nl.druif.experience.response;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.druif.experience.invitation.Invitation;
import nl.druif.experience.invitation.SurveyLink;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.problem.Language;

/** Somebody, or something, at a survey page. */
record Visit(SurveyLink link, LinkKeys keys, Instant now, Optional<String> acceptLanguage) {

    /** The question, or thanks for its answer. */
    VisitPage page(Opened opened, Optional<String> star) {
        return opened.ballot()
                .cast()
                .map(cast -> thanking(opened, cast))
                .orElseGet(() -> asking(opened, star, AskPage.Problem.NONE));
    }

    VisitPage asking(Opened opened, Optional<String> star, AskPage.Problem problem) {
        var invitation = open(opened);
        var language = language(invitation);
        var frame = Frame.in(language);
        return new VisitPage(
                frame,
                new AskPage(
                        frame,
                        opened.question().in(language),
                        invitation.reference(),
                        BallotPaper.stars(star).orElse(0),
                        RenderStamp.of(link, keys, now),
                        problem));
    }

    private VisitPage thanking(Opened opened, Response cast) {
        var invitation = open(opened);
        var language = language(invitation);
        var frame = Frame.in(language);
        return new VisitPage(
                frame,
                new ThanksPage(
                        frame,
                        opened.question().in(language),
                        invitation.reference(),
                        cast.stars(),
                        cast.comment().orElse(""),
                        cast.lostTime().map(Duration::toString).orElse(""),
                        cast.comment().isPresent() || cast.lostTime().isPresent(),
                        Duration.between(now, invitation.expiresAt())
                                .plusDays(1)
                                .toDays(),
                        RenderStamp.of(link, keys, now)));
    }

    private Invitation open(Opened opened) {
        var invitation = opened.ballot().invitation();
        invitation.checkOpenAt(now);
        return invitation;
    }

    /** The ticket's language where we speak it, else the browser's. */
    private Language language(Invitation invitation) {
        var locale = invitation.locale().orElse("");
        if (locale.startsWith("nl")) {
            return Language.NL;
        }
        return locale.startsWith("en") ? Language.EN : Language.preferred(acceptLanguage.orElse(null));
    }
}
