package nl.druif.ticketclock.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Defeat;
import nl.druif.foundation.terms.Defeat.Ground;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Target;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Test;

/** Which of several agreements a mail ticket of Friday 24 April 2026, 17:00, is judged by. */
class PromisedTest {
    private static final TenantId TENANT = TenantId.of("11111111-1111-4111-8111-111111111111");
    private static final Instant OPENED = Instant.parse("2026-04-24T15:00:00Z");

    private final AgreementPublished corporate = Waterland.wide(
            TENANT,
            "CONCERN",
            new Reach(Level.CORPORATE, List.of()),
            Waterland.resolve(2),
            Waterland.target("streven", Nature.OBJECTIVE, 1));
    private final AgreementPublished everything =
            Waterland.wide(TENANT, "ALLES", Reach.to("WATERLAND"), Waterland.resolve(16));
    private final AgreementPublished mail = Waterland.sla(TENANT, 1, 8);

    private static Promised promised(String customer, AgreementPublished... agreements) {
        var opened = new TicketEvent(
                Optional.of("1"),
                TicketEventType.OPENED,
                OPENED,
                0,
                Optional.empty(),
                Optional.of("1"),
                Optional.empty(),
                Optional.of("mail"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Promised.of(
                KnownTerms.of(List.of(agreements)).over(Optional.of(customer), Optional.of("mail")),
                Optional.of("mail"),
                promise -> promise.clock().read(List.of(opened), List.of(), OPENED.plusSeconds(60)));
    }

    private static List<String> clocks(Promised promised) {
        return promised.held().stream()
                .flatMap(held -> held.clocks().stream()
                        .map(clock -> held.promise().agreement().reference() + " " + clock.target()))
                .toList();
    }

    @Test
    void a_corporate_promise_judges_a_ticket_of_any_customer() {
        assertThat(clocks(promised("PURMEREND", corporate, mail)))
                .containsExactly("CONCERN oplossen", "CONCERN streven");
    }

    @Test
    void what_was_promised_to_the_customer_goes_before_it_also_where_it_is_laxer() {
        var waterland = promised("WATERLAND", corporate, everything);
        assertThat(clocks(waterland)).containsExactly("ALLES oplossen", "CONCERN streven");
        assertThat(waterland.defeats()).singleElement().satisfies(defeat -> {
            assertThat(defeat.ground()).isEqualTo(Ground.LEVEL);
            assertThat(defeat.winner().promise().agreement()).isEqualTo(everything);
        });
    }

    @Test
    void a_promise_about_the_service_goes_before_one_about_every_service() {
        var both = promised("WATERLAND", everything, mail);
        assertThat(clocks(both)).containsExactly("SLA-2026-0001 oplossen");
        assertThat(both.defeats()).extracting(Defeat::ground).containsExactly(Ground.SERVICE);
        assertThat(both.held()).hasSize(1);
    }

    @Test
    void of_equally_specific_promises_the_one_that_is_due_first_holds() {
        var stricter = Waterland.wide(TENANT, "STRENG", Reach.to("WATERLAND"), Waterland.resolve(4));
        assertThat(clocks(promised("WATERLAND", everything, stricter))).containsExactly("STRENG oplossen");
    }

    @Test
    void what_builds_on_another_agreement_speaks_in_its_place() {
        var below = Reach.to("WATERLAND").below(List.of("ALLES"));
        var laxer = Waterland.wide(TENANT, "LAGER", below, Waterland.resolve(20));
        var promised = promised("WATERLAND", everything, laxer);
        assertThat(clocks(promised)).containsExactly("LAGER oplossen");
        assertThat(promised.defeats()).extracting(Defeat::ground).containsExactly(Ground.INHERITANCE);
    }

    @Test
    void an_agreement_that_is_over_contends_with_nobody() {
        var over = Waterland.wide(TENANT, "OVER", Reach.to("WATERLAND"), Waterland.resolve(1));
        var version = over.versions().get(0);
        var ended = Waterland.published(
                TENANT,
                UUID.randomUUID(),
                1,
                AgreementKind.SLA,
                List.of(new nl.druif.foundation.terms.TermsVersion(
                        version.agreement(),
                        1,
                        version.validFrom(),
                        Optional.of(OPENED),
                        version.recordedAt(),
                        version.terms())));
        assertThat(clocks(promised("WATERLAND", corporate, ended)))
                .containsExactly("CONCERN oplossen", "CONCERN streven");
    }

    @Test
    void what_each_team_promised_stands_beside_the_promise_to_the_customer() {
        var team = Waterland.published(
                TENANT,
                UUID.randomUUID(),
                1,
                AgreementKind.OLA,
                List.of(Waterland.version(1, Waterland.START, OnNewVersion.PIN, team(6))));
        assertThat(clocks(promised("WATERLAND", mail, team)))
                .hasSize(2)
                .anyMatch(clock -> clock.endsWith("team"))
                .contains("SLA-2026-0001 oplossen");
    }

    private static Target team(long hours) {
        return Waterland.target("team", Nature.COMMITMENT, hours);
    }
}
