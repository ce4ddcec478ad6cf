package nl.druif.foundation.event;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * A piece of news, complete enough that nobody has to call back. Records only grow: new parts are {@code Optional}, old
 * ones stay, unknown ones are ignored by whoever reads.
 */
public sealed interface Announcement
        permits AgreementNegotiated,
                AgreementPublished,
                ClauseDiscussed,
                ClockWarned,
                ExclusionSigned,
                FiringWithdrawn,
                InvitationIssued,
                KpiMeasured,
                PartyRegistered,
                ResponseRecorded,
                ReviewChanged,
                SegmentRegistered,
                ServiceRegistered,
                SettlementChanged,
                TargetBreached,
                TicketClosed,
                TicketJudged,
                WatermelonFound {

    /** Derived from what happened, never drawn at random: telling the same thing twice carries the same id. */
    UUID id();

    TenantId tenant();

    /** What it is about: with the tenant the key that keeps its news in order. */
    String subject();

    /** When it happened, which may be long before it was noticed. */
    Instant at();
}
