package nl.druif.ticketclock.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.Reach;
import nl.druif.ticketclock.Waterland;
import org.junit.jupiter.api.Test;

class KnownTermsTest {
    private static final TenantId TENANT = TenantId.of("11111111-1111-4111-8111-111111111111");

    private final AgreementPublished mail = Waterland.sla(TENANT, 1, 4);
    private final AgreementPublished everything =
            Waterland.wide(TENANT, "ALLES", Reach.to("WATERLAND"), Waterland.resolve(4));
    private final AgreementPublished team = published(AgreementKind.OLA);

    @Test
    void a_promise_to_a_customer_holds_for_that_customer_only() {
        assertThat(over("PURMEREND", "mail", mail)).isEmpty();
        assertThat(over("WATERLAND", "mail", mail)).containsExactly(mail);
    }

    @Test
    void without_a_customer_nothing_was_promised() {
        assertThat(KnownTerms.of(List.of(mail)).over(Optional.empty(), Optional.of("mail")))
                .isEmpty();
    }

    @Test
    void a_promise_about_certain_services_reaches_tickets_of_those() {
        assertThat(over("WATERLAND", "mail", mail, everything)).containsExactly(everything, mail);
        assertThat(over("WATERLAND", "telefonie", mail, everything)).containsExactly(everything);
    }

    @Test
    void a_corporate_promise_reaches_everybody_and_one_to_some_reaches_those() {
        var corporate = Waterland.wide(TENANT, "CONCERN", new Reach(Level.CORPORATE, List.of()), Waterland.resolve(8));
        var some =
                Waterland.wide(TENANT, "ENKELEN", new Reach(Level.SERVICE, List.of("PURMEREND")), Waterland.resolve(8));
        assertThat(over("PURMEREND", "mail", corporate, some)).containsExactly(corporate, some);
        assertThat(over("WATERLAND", "mail", corporate, some)).containsExactly(corporate);
        assertThat(KnownTerms.of(List.of(corporate, some)).over(Optional.empty(), Optional.of("mail")))
                .hasSize(1);
    }

    @Test
    void what_a_team_promised_holds_whoever_the_customer_is() {
        assertThat(over("PURMEREND", "mail", mail, team)).containsExactly(team);
        assertThat(over("WATERLAND", "mail", mail, team)).containsExactly(mail, team);
    }

    @Test
    void a_newer_telling_takes_the_place_of_the_one_before() {
        var newer = Waterland.sla(TENANT, 2, 8);
        var terms = KnownTerms.of(List.of(mail)).with(List.of(newer));
        assertThat(terms.agreements()).containsExactly(newer);
    }

    @Test
    void an_exclusion_that_was_heard_of_before_its_agreement_holds_once_that_is_heard_of() {
        var exclusion = Waterland.excluded(TENANT, Waterland.SLA, "2026-04-28T06:00:00Z", "2026-04-28T09:00:00Z");
        var known = KnownTerms.of(List.of()).withExclusions(List.of(exclusion)).with(List.of(mail, team));
        assertThat(known.over(Optional.of("WATERLAND"), Optional.of("mail")))
                .extracting(Promise::exclusions)
                .containsExactly(List.of(exclusion.excluded()), List.of());
    }

    private static List<AgreementPublished> over(String customer, String service, AgreementPublished... agreements) {
        return KnownTerms.of(List.of(agreements)).over(Optional.of(customer), Optional.of(service)).stream()
                .map(Promise::agreement)
                .toList();
    }

    private static AgreementPublished published(AgreementKind kind) {
        return Waterland.published(
                TENANT,
                UUID.nameUUIDFromBytes(kind.name().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                1,
                kind,
                List.of(Waterland.version(1, Waterland.START, OnNewVersion.PIN, Waterland.resolve(4))));
    }
}
