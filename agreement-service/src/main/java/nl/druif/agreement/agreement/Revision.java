package nl.druif.agreement.agreement;

import java.util.List;
import nl.druif.foundation.event.AgreementPublished;

/** An agreement's next state, and what the world should hear of it. */
public record Revision(Agreement next, List<AgreementPublished> news) {

    public static Revision quiet(Agreement next) {
        return new Revision(next, List.of());
    }
}
