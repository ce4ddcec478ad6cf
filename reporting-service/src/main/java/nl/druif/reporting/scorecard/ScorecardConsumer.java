package nl.druif.reporting.scorecard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.InvitationIssued;
import nl.druif.foundation.event.ResponseRecorded;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.outbox.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what was promised, what the clocks say, who was asked and what they answered. */
@ApplicationScoped
class ScorecardConsumer {
    private static final String NAME = "scorecard";

    private final Inbox inbox;
    private final FactStore facts;

    ScorecardConsumer(Inbox inbox, FactStore facts) {
        this.inbox = inbox;
        this.facts = facts;
    }

    @Incoming("agreement")
    Uni<Void> hearAgreements(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(
                NAME, records, (tenant, news) -> facts.published(tenant, only(AgreementPublished.class, news)));
    }

    /** A breach needs no ear of its own: the verdict told with it holds the whole ticket. */
    @Incoming("clock")
    Uni<Void> hearVerdicts(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(NAME, records, (tenant, news) -> facts.judged(tenant, only(TicketJudged.class, news)));
    }

    @Incoming("invitation")
    Uni<Void> hearInvitations(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(
                NAME, records, (tenant, news) -> facts.invited(tenant, only(InvitationIssued.class, news)));
    }

    @Incoming("response")
    Uni<Void> hearResponses(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(
                NAME, records, (tenant, news) -> facts.answered(tenant, only(ResponseRecorded.class, news)));
    }

    private static <T> List<T> only(Class<T> kind, List<Announcement> news) {
        return news.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
