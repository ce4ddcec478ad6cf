package nl.druif.foundation.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The CloudEvents type of each kind of announcement and the topic it travels on. */
public enum NewsType {
    AGREEMENT_PUBLISHED("nl.druif.agreement.published.v1", Topic.AGREEMENT, AgreementPublished.class),
    AGREEMENT_NEGOTIATED("nl.druif.agreement.negotiated.v1", Topic.NEGOTIATION, AgreementNegotiated.class),
    CLAUSE_DISCUSSED("nl.druif.clause.discussed.v1", Topic.NEGOTIATION, ClauseDiscussed.class),
    EXCLUSION_SIGNED("nl.druif.exclusion.signed.v1", Topic.AGREEMENT, ExclusionSigned.class),
    KPI_MEASURED("nl.druif.kpi.measured.v1", Topic.KPI, KpiMeasured.class),
    SETTLEMENT_CHANGED("nl.druif.settlement.changed.v1", Topic.SETTLEMENT, SettlementChanged.class),
    REVIEW_CHANGED("nl.druif.review.changed.v1", Topic.REVIEW, ReviewChanged.class),
    PARTY_REGISTERED("nl.druif.party.registered.v1", Topic.REGISTER, PartyRegistered.class),
    SEGMENT_REGISTERED("nl.druif.segment.registered.v1", Topic.REGISTER, SegmentRegistered.class),
    SERVICE_REGISTERED("nl.druif.service.registered.v1", Topic.REGISTER, ServiceRegistered.class),
    CLOCK_WARNED("nl.druif.clock.warned.v1", Topic.CLOCK, ClockWarned.class),
    TARGET_BREACHED("nl.druif.clock.breached.v1", Topic.CLOCK, TargetBreached.class),
    FIRING_WITHDRAWN("nl.druif.clock.withdrawn.v1", Topic.CLOCK, FiringWithdrawn.class),
    TICKET_JUDGED("nl.druif.ticket.judged.v1", Topic.CLOCK, TicketJudged.class),
    TICKET_CLOSED("nl.druif.ticket.closed.v1", Topic.CLOCK, TicketClosed.class),
    INVITATION_ISSUED("nl.druif.invitation.issued.v1", Topic.INVITATION, InvitationIssued.class),
    RESPONSE_RECORDED("nl.druif.response.recorded.v1", Topic.RESPONSE, ResponseRecorded.class),
    WATERMELON_FOUND("nl.druif.watermelon.found.v1", Topic.WATERMELON, WatermelonFound.class);

    private static final Map<String, NewsType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(NewsType::type, Function.identity()));
    private static final Map<Class<?>, NewsType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toMap(NewsType::record, Function.identity()));

    private final String type;
    private final Topic topic;
    private final Class<? extends Announcement> record;

    NewsType(String type, Topic topic, Class<? extends Announcement> record) {
        this.type = type;
        this.topic = topic;
        this.record = record;
    }

    /** Empty for news of a kind that this version does not know: it is skipped, not refused. */
    public static Optional<NewsType> named(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static NewsType of(Announcement announcement) {
        var type = BY_RECORD.get(announcement.getClass());
        if (type == null) {
            throw new IllegalArgumentException("no type for " + announcement.getClass());
        }
        return type;
    }

    public String type() {
        return type;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Announcement> record() {
        return record;
    }
}
