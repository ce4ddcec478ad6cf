package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.json.Canonical;

/** What both sides sign: everything that one promises the other, and nothing that only one of them may know. */
record SignedText(
        String reference,
        String title,
        AgreementKind kind,
        PartyName provider,
        PartyName customer,
        int version,
        Instant validFrom,
        Optional<Instant> validUntil,
        Wording terms,
        Map<String, List<CalendarVersion>> calendars,
        List<ServiceName> services) {

    static SignedText of(Agreement agreement, AgreementVersion version) {
        var promised = version.withoutObjectives();
        return new SignedText(
                agreement.reference(),
                agreement.title(),
                agreement.kind(),
                agreement.provider(),
                agreement.customer(),
                promised.number(),
                promised.validFrom(),
                promised.validUntil(),
                promised.binding(),
                promised.calendars(),
                promised.services());
    }

    /** SHA-256 of its JSON in canonical form, in hexadecimal. */
    String hash() {
        return Canonical.hash(this);
    }
}
