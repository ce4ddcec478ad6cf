package nl.druif.experience.response;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.experience.invitation.SurveyLink;
import nl.druif.foundation.link.LinkKeys;

/** A survey form as a browser, or something else, filled it in. */
record BallotPaper(Optional<String> star, Optional<String> stamp, Optional<String> comment, Optional<String> lost) {
    private static final List<String> LOST = List.of("PT15M", "PT1H", "PT4H", "PT8H");

    static Optional<Integer> stars(Optional<String> star) {
        return star.filter(text -> text.matches("[1-5]")).map(Integer::valueOf);
    }

    Optional<Integer> stars() {
        return stars(star);
    }

    Optional<RenderStamp> rendered(SurveyLink link, LinkKeys keys, Instant now) {
        return stamp.flatMap(text -> RenderStamp.read(text, link, keys, now));
    }

    Answer answer() {
        return new Answer(
                stars().orElseThrow(),
                comment.map(BallotPaper::plain),
                lost.filter(LOST::contains).map(Duration::parse));
    }

    /** Browsers send line ends as two characters and count them as one. */
    private static String plain(String comment) {
        var text = comment.replace("\r\n", "\n").replace("\0", "");
        return text.length() <= Answer.LONGEST_COMMENT ? text : text.substring(0, Answer.LONGEST_COMMENT);
    }
}
