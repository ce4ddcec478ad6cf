package nl.druif.agreement.review;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.druif.agreement.Teller;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.event.FiringWithdrawn;
import nl.druif.foundation.event.ResponseRecorded;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.event.WatermelonFound;
import nl.druif.foundation.event.WatermelonFound.Along;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class ReviewResourceTest {
    private static final String REVIEWS = ROOT + "/reviews";
    private static final Instant IN_APRIL = Instant.parse("2026-04-24T08:00:00Z");
    private static final Instant IN_MAY = Instant.parse("2026-05-20T08:00:00Z");
    private static final Instant IN_JUNE = Instant.parse("2026-06-03T08:00:00Z");

    private final Tenant druif = Tenant.fresh();
    private UUID agreement = new UUID(0, 0);

    @Inject
    HandSetClock clock;

    @Inject
    WatchStore watch;

    /** Holds from 1 May. */
    @BeforeEach
    void an_agreement_is_in_force() {
        clock.set(IN_APRIL);
        druif.withParties().withCatalogue();
        agreement = signed(Tenant.sla("SLA-1"));
        clock.set(IN_MAY);
    }

    private UUID signed(String draft) {
        var id = druif.does("/agreements", draft).<String>path("id");
        druif.does("/agreements/" + id + "/proposals", "");
        for (var side : List.of(druif.anna(), druif.managerOf("WATERLAND"))) {
            is(201, side.body("{}").post(ROOT + "/agreements/" + id + "/versions/1/signatures"));
        }
        return UUID.fromString(id);
    }

    private static Response is(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private static Response isProblem(int status, String slug, Response answer) {
        is(status, answer);
        assertThat(answer.<String>path("type")).isEqualTo("https://druif.nl/problems/" + slug);
        return answer;
    }

    /** The reviews of a trigger, once there are so many. */
    private Response reviews(Trigger trigger, int count) {
        return Await.until(
                count + " for " + trigger,
                () -> is(200, druif.anna().queryParam("trigger", trigger).get(REVIEWS)),
                found -> found.<List<?>>path("items").size() == count);
    }

    private String opened(Trigger trigger) {
        return druif.does("/reviews", """
                {"agreement": "%s", "trigger": "%s", "reason": "Een ander ticketsysteem"}""".formatted(agreement, trigger)).path("id");
    }

    private static Response decide(RequestSpecification by, String review, String tag, String decision) {
        return by.header("If-Match", tag).body(decision).post(REVIEWS + "/" + review + "/decisions");
    }

    private static String keep() {
        return """
                {"outcome": "KEEP", "reason": "Zo hoort het"}""";
    }

    private List<TicketJudged> breaches(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> judged(i, 1, Outcome.BREACHED, Nature.COMMITMENT))
                .toList();
    }

    private TicketJudged judged(int ticket, long revision, Outcome outcome, Nature nature) {
        var at = clock.instant().minus(Duration.ofHours(1));
        return new TicketJudged(
                UUID.nameUUIDFromBytes((agreement + "judged" + ticket + "/" + revision).getBytes()),
                druif.id(),
                ticket(ticket),
                revision,
                "INC-" + ticket,
                Optional.of("mail"),
                Optional.of("WATERLAND"),
                Optional.of("1"),
                Optional.of("NETWERK"),
                at.minus(Duration.ofHours(5)),
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                List.of(new TicketJudged.JudgedClock(
                        clockOf(ticket, nature),
                        outcome,
                        Optional.of(at.minus(Duration.ofHours(5))),
                        Optional.of(at.minus(Duration.ofHours(1))),
                        outcome == Outcome.BREACHED ? Optional.of(at.minus(Duration.ofHours(1))) : Optional.empty(),
                        Optional.of(at),
                        Duration.ofHours(5),
                        Duration.ofHours(5),
                        Optional.empty())),
                at);
    }

    private ClockName clockOf(int ticket, Nature nature) {
        return new ClockName(ticket(ticket), agreement, 1, "oplossen", Metric.TIME_TO_RESOLVE, nature, 1);
    }

    private UUID ticket(int number) {
        return UUID.nameUUIDFromBytes((agreement + "ticket" + number).getBytes());
    }

    private WatermelonFound watermelon(Along along, String slice) {
        return new WatermelonFound(
                UUID.nameUUIDFromBytes((agreement + "melon" + along + slice).getBytes()),
                druif.id(),
                agreement,
                YearMonth.of(2026, 5),
                along,
                Optional.of(slice),
                40,
                12,
                new BigDecimal("2.1"),
                new BigDecimal("4.0"),
                clock.instant());
    }

    private ResponseRecorded answered(int ticket, int stars) {
        return new ResponseRecorded(
                UUID.randomUUID(),
                druif.id(),
                ticket(ticket),
                UUID.nameUUIDFromBytes((agreement + "asked" + ticket).getBytes()),
                1,
                Optional.of("mail"),
                Optional.of("WATERLAND"),
                Optional.of("1"),
                stars,
                false,
                clock.instant());
    }

    private static List<Announcement> disordered(List<? extends Announcement> news) {
        var twice = new ArrayList<Announcement>(news);
        twice.addAll(news);
        Collections.shuffle(twice);
        return twice;
    }

    @Nested
    class what_the_other_services_tell {
        @Test
        void
                eleven_breaches_told_twice_in_any_order_give_cause_once_and_after_keeping_it_the_twenty_second_does_again() {
            Teller.tell(disordered(breaches(0, 11)));
            var found = reviews(Trigger.BREACHES, 1);
            assertThat(found.<Integer>path("items[0].evidence.measured")).isEqualTo(11);
            assertThat(found.<String>path("items[0].evidence.period")).isEqualTo("2026-05");
            assertThat(found.<String>path("items[0].summary"))
                    .isEqualTo("In 2026-05 liepen 11 toezeggingen over tijd; gewoon was 0, en 10 meer mag.");

            is(201, decide(druif.anna(), found.path("items[0].id"), "\"1\"", keep()));
            clock.advance(Duration.ofMinutes(1));
            Teller.tell(disordered(breaches(0, 21)));
            Teller.tell(breaches(21, 22));
            assertThat(reviews(Trigger.BREACHES, 2).<Integer>path("items[1].evidence.measured"))
                    .isEqualTo(22);
        }

        @Test
        void objectives_and_verdicts_that_were_taken_back_are_no_breaches() {
            Teller.tell(IntStream.range(0, 30)
                    .mapToObj(i -> judged(i, 1, Outcome.BREACHED, Nature.OBJECTIVE))
                    .toList());
            Teller.tell(IntStream.range(30, 40)
                    .mapToObj(i -> judged(i, 2, Outcome.MET, Nature.COMMITMENT))
                    .toList());
            Teller.tell(breaches(30, 51));
            assertThat(reviews(Trigger.BREACHES, 1).<Integer>path("items[0].evidence.measured"))
                    .isEqualTo(11);
        }

        @Test
        void six_breaches_that_are_taken_back_are_waivers() {
            Teller.tell(disordered(IntStream.range(0, 6)
                    .mapToObj(i -> new FiringWithdrawn(
                            UUID.nameUUIDFromBytes((agreement + "withdrawn" + i).getBytes()),
                            druif.id(),
                            ticket(i),
                            clockOf(i, Nature.COMMITMENT),
                            OptionalInt.empty(),
                            clock.instant(),
                            "recalculated",
                            clock.instant()))
                    .toList()));
            assertThat(reviews(Trigger.WAIVERS, 1).<Integer>path("items[0].evidence.measured"))
                    .isEqualTo(6);
        }

        @Test
        void a_watermelon_gives_cause_once_and_a_customer_hears_of_it_without_the_teams() {
            Teller.tell(List.of(watermelon(Along.TEAM, "NETWERK")));
            var internal = reviews(Trigger.WATERMELON, 1).<String>path("items[0].id");
            var customer = druif.managerOf("WATERLAND");
            assertThat(is(200, customer.get(REVIEWS)).<List<?>>path("items")).isEmpty();
            isProblem(404, "not-found", druif.managerOf("WATERLAND").get(REVIEWS + "/" + internal));

            is(201, decide(druif.bram(), internal, "\"1\"", keep()));
            Teller.tell(disordered(List.of(watermelon(Along.PRIORITY, "1"), watermelon(Along.TEAM, "NETWERK"))));
            reviews(Trigger.WATERMELON, 2);
            var seen = is(200, druif.managerOf("WATERLAND").get(REVIEWS));
            assertThat(seen.<List<String>>path("items.evidence.items[0].name")).containsExactly("PRIORITY 1");
            assertThat(seen.asString()).doesNotContain("NETWERK", "TEAM");
        }

        @Test
        void a_rating_that_falls_gives_cause_when_the_month_is_over() {
            clock.set(IN_JUNE);
            Teller.tell(IntStream.range(0, 6).mapToObj(i -> answered(i, 5)).toList());
            clock.set(Instant.parse("2026-07-03T08:00:00Z"));
            Teller.tell(IntStream.range(6, 12).mapToObj(i -> answered(i, 3)).toList());
            Await.until("answers", () -> known("review_rating") == 12);
            clock.set(Instant.parse("2026-08-03T08:00:00Z"));
            var found = reviews(Trigger.RATING, 1);
            assertThat(found.<Integer>path("items[0].evidence.measured")).isEqualTo(3);
            assertThat(found.<Integer>path("items[0].evidence.normal")).isEqualTo(5);
        }

        @Test
        void ten_who_look_at_once_open_a_review_once() {
            Teller.tell(breaches(0, 11));
            Await.until("breaches", () -> known("review_clock") == 11);
            var looks = IntStream.range(0, 10)
                    .mapToObj(i -> CompletableFuture.runAsync(this::lookAtOnce))
                    .toList();
            looks.forEach(CompletableFuture::join);
            reviews(Trigger.BREACHES, 1);
        }

        private void lookAtOnce() {
            try {
                VertxContextSupport.subscribeAndAwait(() ->
                        watch.leaveAlone(druif.id(), agreement, clock.instant().minusSeconds(1)));
                VertxContextSupport.subscribeAndAwait(() -> watch.look(druif.id(), claimed -> {}, clock.instant()));
            } catch (Throwable trouble) {
                throw new IllegalStateException(trouble);
            }
        }

        private long known(String table) {
            try (var connection =
                            Database.underTest().connect(Database.underTest().app());
                    var statement = connection.createStatement()) {
                statement.execute("select set_config('app.tenant', '" + druif.id() + "', false)");
                var count = statement.executeQuery("select count(*) from " + table);
                count.next();
                return count.getLong(1);
            } catch (SQLException trouble) {
                throw new IllegalStateException(trouble);
            }
        }
    }

    @Nested
    class what_time_brings {
        @Test
        void a_ticket_without_a_promise_that_is_not_settled_within_thirty_days_gives_cause_on_the_next() {
            var told = judged(7, 1, Outcome.MET, Nature.COMMITMENT);
            Teller.tell(List.of(new TicketJudged(
                    told.id(),
                    told.tenant(),
                    told.ticket(),
                    told.revision(),
                    told.reference(),
                    told.service(),
                    told.customer(),
                    told.priority(),
                    told.team(),
                    told.openedAt(),
                    told.resolvedAt(),
                    told.closedAt(),
                    told.cancelledAt(),
                    List.of(),
                    told.at())));
            Await.until(
                    "the settlement",
                    () -> is(200, druif.anna().get(ROOT + "/settlements"))
                                    .<List<?>>path("items")
                                    .size()
                            == 1);
            clock.advance(Duration.ofDays(31));
            var found = reviews(Trigger.UNSETTLED, 1);
            assertThat(found.<String>path("items[0].evidence.items[0].name")).isEqualTo("INC-7, 1");
            assertThat(found.<Integer>path("items[0].evidence.items[0].figure")).isEqualTo(31);
        }

        @Test
        void a_newer_calendar_gives_cause_by_the_next_morning() {
            var calendar = is(
                            200, druif.anna().queryParam("reference", "kantoor").get(ROOT + "/calendars"))
                    .<String>path("items[0].id");
            is(201, druif.anna().header("If-Match", "*").body("""
                            {"from": "2026-06-01", "hours": {"timeZone": "Europe/Amsterdam",
                             "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}}}""").post(ROOT + "/calendars/" + calendar + "/versions"));
            clock.advance(Duration.ofDays(1));
            assertThat(reviews(Trigger.CALENDAR_CHANGE, 1).<String>path("items[0].evidence.items[0].name"))
                    .isEqualTo("kantoor, 2");
        }

        @Test
        void an_agreement_that_runs_out_is_reviewed_ninety_days_before_and_once_a_year() {
            clock.set(IN_APRIL);
            agreement = signed(Tenant.sla("SLA-2")
                    .replace("\"terms\"", "\"validUntil\": \"2027-06-01T00:00:00+02:00\", \"terms\""));
            clock.set(Instant.parse("2027-03-02T22:00:00Z"));
            assertThat(is(
                                    200,
                                    druif.anna()
                                            .queryParam("trigger", "CONTRACT_END")
                                            .get(REVIEWS))
                            .<List<?>>path("items"))
                    .isEmpty();
            clock.set(Instant.parse("2027-03-02T23:00:00Z"));
            assertThat(reviews(Trigger.CONTRACT_END, 1).<String>path("items[0].evidence.due"))
                    .isEqualTo("2027-06-01");
            clock.set(Instant.parse("2027-04-30T22:00:00Z"));
            assertThat(reviews(Trigger.SCHEDULE, 2).<List<String>>path("items.evidence.due"))
                    .containsExactly("2027-05-01", "2027-05-01");
        }
    }

    @Nested
    class what_comes_of_it {
        @Test
        void amending_opens_a_draft_with_the_words_that_hold_and_links_it() {
            var review = opened(Trigger.TOOL_CHANGE);
            var decided = is(201, decide(druif.anna(), review, "\"1\"", """
                    {"outcome": "AMEND", "reason": "Ruimer", "validFrom": "2026-07-01T00:00:00+02:00"}"""));
            assertThat(decided.<Integer>path("decision.version")).isEqualTo(2);
            assertThat(decided.header("ETag")).isEqualTo("\"2\"");
            var draft = is(200, druif.anna().get(ROOT + "/agreements/" + agreement + "/versions/2"));
            assertThat(draft.<String>path("state")).isEqualTo("DRAFT");
            assertThat(draft.<String>path("terms.targets[0].duration")).isEqualTo("PT4H");
            druif.does("/agreements/" + agreement + "/proposals", "");
        }

        @Test
        void amending_while_another_version_is_open_changes_nothing() {
            is(201, decide(druif.anna(), opened(Trigger.TOOL_CHANGE), "\"1\"", """
                    {"outcome": "AMEND", "reason": "Ruimer", "validFrom": "2026-07-01T00:00:00+02:00"}"""));
            var second = opened(Trigger.TOOL_CHANGE);
            isProblem(409, "version-open", decide(druif.anna(), second, "\"1\"", """
                    {"outcome": "AMEND", "reason": "Nog ruimer", "validFrom": "2026-08-01T00:00:00+02:00"}"""));
            assertThat(is(200, druif.anna().get(REVIEWS + "/" + second)).<Object>path("decision"))
                    .isNull();
        }

        @Test
        void ending_it_terminates_the_agreement_or_goes_with_an_end_that_was_decided_before() {
            var review = opened(Trigger.TOOL_CHANGE);
            isProblem(400, "invalid-input", decide(druif.anna(), review, "\"1\"", """
                    {"outcome": "END", "reason": "Klaar"}"""));
            is(201, decide(druif.anna(), review, "\"1\"", """
                    {"outcome": "END", "reason": "Klaar", "endsAt": "2026-06-30T22:00:00Z"}"""));
            assertThat(is(200, druif.anna().get(ROOT + "/agreements/" + agreement))
                            .<String>path("termination.endsAt"))
                    .isEqualTo("2026-06-30T22:00:00Z");
            var linked = is(201, decide(druif.anna(), opened(Trigger.VOLUME), "\"1\"", """
                    {"outcome": "END", "reason": "Klaar"}"""));
            assertThat(linked.<String>path("decision.endsAt")).isEqualTo("2026-06-30T22:00:00Z");
        }

        @Test
        void a_decision_needs_the_state_it_is_about_and_is_made_once() {
            var review = opened(Trigger.TOOL_CHANGE);
            isProblem(
                    428,
                    "precondition-required",
                    druif.anna().body(keep()).post(REVIEWS + "/" + review + "/decisions"));
            isProblem(412, "stale-version", decide(druif.anna(), review, "\"7\"", keep()));
            is(201, decide(druif.anna(), review, "\"1\"", keep()));
            isProblem(409, "review-decided", decide(druif.anna(), review, "\"2\"", keep()));
        }

        @Test
        void one_review_for_a_trigger_is_open_at_a_time_and_a_repeated_request_opens_none() {
            var body = """
                    {"agreement": "%s", "trigger": "TOOL_CHANGE", "reason": "Nieuw ticketsysteem"}""".formatted(agreement);
            var first = is(
                    201,
                    druif.anna().header("Idempotency-Key", "tool-1").body(body).post(REVIEWS));
            var again = is(
                    201,
                    druif.anna().header("Idempotency-Key", "tool-1").body(body).post(REVIEWS));
            assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
            isProblem(409, "review-open", druif.anna().body(body).post(REVIEWS));
            reviews(Trigger.TOOL_CHANGE, 1);
        }

        @Test
        void what_is_not_signed_is_not_reviewed() {
            agreement = UUID.fromString(druif.draft("SLA-3").path("id"));
            isProblem(
                    409,
                    "nothing-signed",
                    druif.anna().body("""
                            {"agreement": "%s", "trigger": "TOOL_CHANGE", "reason": "x"}""".formatted(agreement)).post(REVIEWS));
        }

        @Test
        void what_is_decided_stays_in_the_trail() {
            var review = opened(Trigger.TOOL_CHANGE);
            is(201, decide(druif.anna(), review, "\"1\"", keep()));
            assertThat(is(200, druif.bram().queryParam("subjectId", review).get(ROOT + "/audit-events"))
                            .<List<String>>path("items.deed"))
                    .containsExactly("review.opened", "review.decided");
        }
    }

    @Nested
    class who_may {
        @Test
        void a_customer_reads_the_reviews_of_its_own_agreements_in_its_own_language_and_decides_nothing() {
            var review = opened(Trigger.TOOL_CHANGE);
            var read = is(
                    200,
                    druif.managerOf("WATERLAND").header("Accept-Language", "en").get(REVIEWS + "/" + review));
            assertThat(read.<String>path("summary")).isEqualTo("On request: Een ander ticketsysteem");
            is(403, decide(druif.managerOf("WATERLAND"), review, "\"1\"", keep()));
            isProblem(404, "not-found", druif.managerOf("PURMEREND").get(REVIEWS + "/" + review));
            assertThat(is(200, druif.managerOf("PURMEREND").get(REVIEWS)).<List<?>>path("items"))
                    .isEmpty();
        }

        @Test
        void another_tenant_finds_nothing() {
            var review = opened(Trigger.TOOL_CHANGE);
            isProblem(404, "not-found", Tenant.fresh().anna().get(REVIEWS + "/" + review));
            isProblem(404, "not-found", decide(Tenant.fresh().anna(), review, "\"1\"", keep()));
            isProblem(
                    404,
                    "not-found",
                    Tenant.fresh().anna().body("""
                            {"agreement": "%s", "trigger": "TOOL_CHANGE", "reason": "x"}""".formatted(agreement)).post(REVIEWS));
        }

        @Test
        void an_agent_and_an_auditor_read_and_do_nothing_else() {
            var review = opened(Trigger.TOOL_CHANGE);
            for (var role : List.of(Role.AGENT, Role.AUDITOR)) {
                var reader = Tokens.tenant(druif.id()).role(role);
                is(200, druif.as(reader).get(REVIEWS + "/" + review));
                is(403, druif.as(reader).body("{}").post(REVIEWS));
                is(403, decide(druif.as(reader), review, "\"1\"", keep()));
            }
        }

        @Test
        void all_faults_of_a_decision_and_of_a_request_come_at_once() {
            var review = opened(Trigger.TOOL_CHANGE);
            var decision = isProblem(400, "invalid-input", decide(druif.anna(), review, "\"1\"", """
                    {"outcome": "KEEP", "reason": "x", "validFrom": "2026-07-01T00:00:00Z", "endsAt": "2026-07-01T00:00:00Z"}"""));
            assertThat(decision.<List<String>>path("errors.pointer")).containsExactly("#/validFrom", "#/endsAt");
            var misshapen = isProblem(400, "invalid-input", decide(druif.anna(), review, "\"1\"", """
                    {"outcome": "KEEP", "reason": "", "mood": 1}"""));
            assertThat(misshapen.<List<String>>path("errors.pointer")).containsExactly("#/reason", "#/mood");
            var request = isProblem(400, "invalid-input", druif.anna().body("""
                            {"agreement": 7, "trigger": "BOREDOM"}""").post(REVIEWS));
            assertThat(request.<List<String>>path("errors.pointer")).contains("#/agreement", "#/trigger", "#/reason");
            isProblem(
                    400,
                    "invalid-input",
                    druif.anna().queryParam("open", "maybe").get(REVIEWS));
        }

        @Test
        void open_ones_and_decided_ones_are_found_apart_and_in_pages() {
            is(201, decide(druif.anna(), opened(Trigger.TOOL_CHANGE), "\"1\"", keep()));
            clock.advance(Duration.ofMinutes(1));
            opened(Trigger.VOLUME);
            clock.advance(Duration.ofMinutes(1));
            opened(Trigger.RATING);
            assertThat(is(200, druif.anna().queryParam("open", true).get(REVIEWS))
                            .<List<String>>path("items.trigger"))
                    .containsExactly("VOLUME", "RATING");
            assertThat(is(200, druif.anna().queryParam("outcome", "KEEP").get(REVIEWS))
                            .<List<String>>path("items.trigger"))
                    .containsExactly("TOOL_CHANGE");
            var page = is(
                    200,
                    druif.anna()
                            .queryParam("agreement", agreement)
                            .queryParam("pageSize", 2)
                            .get(REVIEWS));
            assertThat(is(200, druif.anna().get(page.<String>path("next"))).<List<String>>path("items.trigger"))
                    .containsExactly("RATING");
        }
    }
}
