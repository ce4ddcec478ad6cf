package nl.druif.agreement.document;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.Notice;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.terms.Target;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");

    @Nested
    class What_is_printed_equals_what_is_computed {
        @ParameterizedTest
        @EnumSource(Language.class)
        void every_time_and_share_of_the_table_reads_back_as_the_target(Language language) {
            var targets = someTargets(300);
            var contract = Contracts.contract(Contracts.signed("Veel", terms(targets)), language);
            var rows = clause(contract, "targets").grids().get(0).rows();
            assertThat(rows).hasSameSizeAs(targets);
            for (int i = 0; i < rows.size(); i++) {
                var target = targets.get(i);
                var row = rows.get(i);
                assertThat(row.get(0)).isEqualTo(target.id);
                assertThat(lengthIn(row.get(3))).as(row.get(3)).isEqualTo(target.length);
                assertThat(numberIn(row.get(4), language)).isEqualByComparingTo(target.percent);
            }
        }

        @ParameterizedTest
        @EnumSource(Language.class)
        void no_number_stands_in_a_targets_words_that_is_not_in_its_terms(Language language) {
            var agreement = Contracts.signed("Werkplek", Contracts.FULL);
            var contract = Contracts.contract(agreement, language);
            for (var target : agreement.last().withoutObjectives().binding().targets()) {
                var said = String.join(
                        " ", clause(contract, "targets/" + target.id()).sentences());
                assertThat(numbers(said)).as(said).isSubsetOf(allowed(target, Words.in(language)));
            }
        }

        @Test
        void a_credit_in_euros_is_what_the_calculator_grants_with_the_caps_applied() {
            assertThat(credits(Language.NL, Contracts.FULL))
                    .containsExactly("€\u00a01.000,00", "€\u00a02.500,00 (begrensd)", "€\u00a02.500,00 (begrensd)");
            assertThat(credits(Language.EN, Contracts.FULL))
                    .containsExactly("€\u00a01,000.00", "€\u00a02,500.00 (capped)", "€\u00a02,500.00 (capped)");
        }

        @Test
        void a_cap_per_event_or_per_year_counts_in_it_too_and_steps_of_a_millionth_are_told_apart() {
            assertThat(credits(
                            Language.EN,
                            Contracts.FULL
                                    .replace("\"perMonth\": 25", "\"perEvent\": 20, \"perYear\": 1.7")
                                    .replace("\"below\": 99.0", "\"below\": 99.899999")))
                    .containsExactly("€\u00a01,000.00", "€\u00a02,000.00 (capped)", "€\u00a02,000.00 (capped)");
            assertThat(credits(Language.EN, Contracts.FULL.replace("\"perMonth\": 25", "\"perYear\": 1.5")))
                    .containsExactly("€\u00a01,000.00", "€\u00a01,800.00 (capped)", "€\u00a01,800.00 (capped)");
            assertThat(credits(Language.EN, Contracts.FULL.replace("\"perMonth\": 25", "\"perMonth\": 100")))
                    .containsExactly("€\u00a01,000.00", "€\u00a03,000.00", "€\u00a010,000.00");
        }

        @Test
        void a_part_of_a_second_is_not_cut() {
            var length = Duration.parse("PT12M21.6S");
            assertThat(Words.in(Language.NL).duration(length)).isEqualTo("12 minuten en 21,6 seconden");
            assertThat(Words.in(Language.EN).duration(length)).isEqualTo("12 minutes and 21.6 seconds");
            assertThat(Words.in(Language.NL).duration(Duration.ofMillis(1))).isEqualTo("0,001 seconden");
            assertThat(Words.in(Language.NL).duration(Duration.ofSeconds(20))).isEqualTo("20 seconden");
        }

        @Test
        void allowed_downtime_is_that_of_the_real_month_and_the_mean_month_is_only_a_hint() {
            var clause = clause(full(Language.NL), "availabilityTargets/mail-altijd");
            assertThat(clause.sentences())
                    .anyMatch(said -> said.contains("gemiddelde maand") && said.contains("43 minuten en 50 seconden"));
            var rows = clause.grids().get(0).rows();
            assertThat(rows.get(0))
                    .containsExactly("1 mei 2026 tot en met 31 mei 2026", "744 uur", "44 minuten en 38,4 seconden");
            // The night the clocks go back makes October an hour longer, the one in March takes it away.
            assertThat(rows.get(5))
                    .containsExactly(
                            "1 oktober 2026 tot en met 31 oktober 2026", "745 uur", "44 minuten en 42 seconden");
            assertThat(rows.get(10).get(1)).isEqualTo("743 uur");
            assertThat(rows).noneMatch(row -> row.get(2).equals("43 minuten en 50 seconden"));
        }
    }

    @Nested
    class Its_words {
        @Test
        void exist_in_both_languages_with_the_same_places_for_values() {
            var dutch = ResourceBundle.getBundle("document/phrases", Language.NL.locale());
            var english = ResourceBundle.getBundle("document/phrases", Language.EN.locale());
            assertThat(english.keySet()).isEqualTo(dutch.keySet());
            for (var phrase : dutch.keySet()) {
                assertThat(places(english.getString(phrase))).as(phrase).isEqualTo(places(dutch.getString(phrase)));
            }
        }

        @Test
        void are_dutch_in_numbers_and_dates() {
            var words = Words.in(Language.NL);
            assertThat(words.number(new BigDecimal("1234.5"))).isEqualTo("1.234,5");
            assertThat(words.moment(
                            java.time.Instant.parse("2026-11-21T13:05:00Z"), java.time.ZoneId.of("Europe/Amsterdam")))
                    .isEqualTo("21 november 2026, 14:05 uur");
            assertThat(Words.in(Language.EN).number(new BigDecimal("1234.5"))).isEqualTo("1,234.5");
        }

        @Test
        void never_take_a_name_for_a_phrase() {
            assertThat(Words.in(Language.NL).say("list.and", "{1}", "$2\\")).isEqualTo("{1} en $2\\");
        }
    }

    @Nested
    class Its_sentences {
        @Test
        void say_are_of_several_services_and_is_of_one() {
            assertThat(availability(Language.NL, "[]"))
                    .startsWith("Alle diensten van deze overeenkomst zijn ten minste 99,9\u00a0% van elke maand");
            assertThat(availability(Language.NL, "[\"mail\", \"telefonie\"]"))
                    .startsWith("E-mail en Telefonie zijn ten minste");
            assertThat(availability(Language.NL, "[\"mail\"]")).startsWith("E-mail is ten minste");
            assertThat(availability(Language.EN, "[]")).startsWith("All services of this agreement are available");
            assertThat(availability(Language.EN, "[\"mail\"]")).startsWith("E-mail is available");
        }

        @Test
        void say_how_outages_count() {
            var terms = """
                    {"calendar": "kantoor", "availabilityTargets": [{"id": "altijd", "services": ["mail", "telefonie"],
                      "minimumPercent": 99.9, "window": "MONTH", "rounding": "UP_TO_MINUTE", "composition": "PARALLEL",
                      "degraded": "COUNTS_AS_DOWN", "maintenance": "EXCLUDED", "maintenanceNotice": "PT120H"}]}""";
            assertThat(clause(
                                    Contracts.contract(Contracts.signed("Altijd", terms), Language.NL),
                                    "availabilityTargets/altijd")
                            .sentences())
                    .contains(
                            "De diensten vervangen elkaar: pas als zij alle zijn uitgevallen, is er uitval.",
                            "Elke uitval telt naar boven afgerond op hele minuten.",
                            "Een dienst die er is maar slecht werkt, telt als uitgevallen.",
                            "Onderhoud is op tijd aangekondigd als dat ten minste 120 uur voor het begin gebeurt.")
                    .anyMatch(said -> said.contains("telt voor noch tegen"));
        }

        @Test
        void say_until_when_it_holds() {
            assertThat(validUntil(Language.NL, "{}")).isEqualTo("tot nader order");
            assertThat(validUntil(Language.EN, "{}")).isEqualTo("until further notice");
            assertThat(validUntil(Language.NL, "{\"validUntil\": \"2027-04-30T22:00:00Z\"}"))
                    .isEqualTo("1 mei 2027");
        }

        @Test
        void say_of_an_agreement_that_was_terminated_when_it_ends() {
            var ended = Contracts.signed("Werkplek", Contracts.FULL)
                    .terminate(
                            new Notice(Instant.parse("2026-12-31T23:00:00Z"), Optional.empty()),
                            "bram",
                            Contracts.FRIDAY)
                    .next();
            assertThat(fact(Contracts.contract(ended, Language.NL), "Geldig tot"))
                    .isEqualTo("1 januari 2027");
        }
    }

    @Nested
    class A_target_for_a_segment {
        @Test
        void says_whether_the_customer_is_in_it() {
            assertThat(segment("{}", "zorg", Language.NL))
                    .contains("Gemeente Waterland hoort bij segment zorg; dat ligt met deze tekst vast."
                            + " De norm geldt voor Gemeente Waterland.");
            assertThat(segment("{}", "onderwijs", Language.EN))
                    .contains("Gemeente Waterland is not in segment onderwijs; that is fixed with this text."
                            + " The target does not hold for Gemeente Waterland.");
        }

        @Test
        void leaves_it_to_each_customer_where_the_agreement_reaches_many() {
            assertThat(segment("{\"scope\": \"SERVICE\"}", "zorg", Language.NL))
                    .contains(
                            "De overeenkomst kan meer klanten raken: of een klant bij segment zorg hoort, wordt per klant"
                                    + " bepaald en ligt met deze tekst vast.")
                    .noneMatch(said -> said.contains("Waterland"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"scope\": \"SERVICE\"}"})
        void reads_the_same_for_both_sides(String scope) {
            var agreement = Contracts.signed(Contracts.drafted("Zorg", forSegment("zorg"), scope));
            var theirs = new Audience(Optional.of("WATERLAND")).view(agreement);
            assertThat(Contracts.page(Contracts.contract(theirs, Language.NL)))
                    .isEqualTo(Contracts.page(Contracts.contract(agreement, Language.NL)));
        }
    }

    @Nested
    class Its_clauses {
        @Test
        void are_numbered_through_and_named_as_the_api_names_them() {
            var contract = full(Language.EN);
            assertThat(contract.chapters())
                    .extracting(Contract.Chapter::number)
                    .isEqualTo(IntStream.rangeClosed(1, contract.chapters().size())
                            .boxed()
                            .toList());
            assertThat(contract.chapters())
                    .extracting(Contract.Chapter::title)
                    .containsExactly(
                            "Parties and term",
                            "Services",
                            "Support and opening hours",
                            "Response and resolution times",
                            "Availability",
                            "Experienced quality",
                            "Performance figures and baseline",
                            "How the clock runs",
                            "Exclusions",
                            "Fee and remedies",
                            "Indemnity",
                            "Review",
                            "Other provisions");
            assertThat(clause(contract, "targets/oplossen").number()).isEqualTo("4.3");
        }

        @Test
        void hold_every_clause_that_can_be_spoken_of() {
            var agreement = Contracts.signed("Werkplek", Contracts.FULL);
            var printed = clauses(Contracts.contract(agreement, Language.NL))
                    .map(Contract.Clause::id)
                    .collect(toSet());
            var spoken =
                    nl.druif.agreement.agreement.Clauses.of(
                                    agreement.last().withoutObjectives().binding())
                            .stream()
                            .map(clause -> clause.id().text())
                            // These stand inside another clause: the calendar in its hours, a level beside its service.
                            .filter(id -> !id.equals("calendar") && !id.startsWith("levels/"))
                            .toList();
            assertThat(printed).containsAll(spoken);
        }

        @ParameterizedTest
        @EnumSource(Language.class)
        void never_speak_of_internal_objectives(Language language) {
            assertThat(Contracts.page(full(language))).doesNotContain("geheim-doel", "objective", "OBJECTIVE");
        }
    }

    @Nested
    class Its_signatures {
        @Test
        void name_the_subject_of_the_token_the_side_and_the_moment() {
            var blocks = full(Language.NL).signatures();
            assertThat(blocks)
                    .extracting(Contract.SignatureBlock::side)
                    .containsExactly("Leverancier", "Opdrachtgever");
            assertThat(blocks.get(1).signer()).contains("00000000-0000-4000-8000-00000000000c");
            assertThat(blocks.get(1).at()).contains("24 april 2026, 10:00 uur");
        }

        @Test
        void follow_services_at_levels_that_are_called_and_cost_what_they_did_when_it_was_proposed() {
            assertThat(Contracts.page(full(Language.NL))).contains("Goud, €\u00a0250,00 voor elke maand");
            assertThat(Contracts.page(full(Language.EN))).contains("Goud, €\u00a0250.00 for each month");
        }

        @Test
        void name_the_account_where_its_token_told_no_name() {
            assertThat(Contracts.page(full(Language.NL)))
                    .contains(
                            "Ondertekend door 00000000-0000-4000-8000-00000000000c",
                            "Zoals het account waarmee is ondertekend heet, of anders zijn kenmerk.");
            assertThat(Contracts.page(full(Language.EN)))
                    .contains(
                            "Signed by 00000000-0000-4000-8000-00000000000c",
                            "What the account that signed is called, or else its identifier.");
        }

        @Test
        void are_empty_lines_on_a_draft_which_says_that_it_is_one() {
            var draft = Contracts.contract(Contracts.drafted("Werkplek", Contracts.FULL), Language.NL);
            assertThat(draft.mark()).contains("CONCEPT");
            assertThat(draft.hash()).isEmpty();
            assertThat(draft.signatures()).allMatch(block -> block.signer().isEmpty());
            assertThat(Contracts.contract(Contracts.drafted("Werkplek", Contracts.FULL), Language.EN)
                            .mark())
                    .contains("DRAFT");
        }

        @Test
        void stand_under_the_hash_that_signers_are_asked_for() {
            var agreement = Contracts.signed("Werkplek", Contracts.FULL);
            assertThat(Contracts.contract(agreement, Language.NL).hash())
                    .isEqualTo(agreement.last().textHash())
                    .isPresent();
            assertThat(full(Language.NL).mark()).isEmpty();
        }
    }

    private static Contract full(Language language) {
        return Contracts.contract(Contracts.signed("Werkplek Waterland", Contracts.FULL), language);
    }

    private static List<String> credits(Language language, String terms) {
        return clause(Contracts.contract(Contracts.signed("Werkplek", terms), language), "remedies/krediet")
                .grids()
                .get(0)
                .rows()
                .stream()
                .map(row -> row.get(2))
                .toList();
    }

    private static String availability(Language language, String services) {
        var terms = """
                {"calendar": "kantoor", "availabilityTargets": [{"id": "altijd", "services": %s, "minimumPercent": 99.9, "window": "MONTH", "measuredIn": "ROUND_THE_CLOCK"}]}""".formatted(services);
        return clause(Contracts.contract(Contracts.signed("Altijd", terms), language), "availabilityTargets/altijd")
                .sentences()
                .get(0);
    }

    private static String validUntil(Language language, String more) {
        return fact(
                Contracts.contract(Contracts.drafted("Werkplek", Contracts.FULL, more), language),
                language == Language.NL ? "Geldig tot" : "Valid until");
    }

    private static String fact(Contract contract, String label) {
        return contract.facts().stream()
                .filter(fact -> fact.label().equals(label))
                .map(Contract.Fact::value)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> segment(String more, String segment, Language language) {
        var agreement = Contracts.signed(Contracts.drafted("Zorg", forSegment(segment), more));
        return clause(Contracts.contract(agreement, language), "targets/snel").sentences();
    }

    private static String forSegment(String segment) {
        return """
                {"calendar": "kantoor", "targets": [{"id": "snel", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "segments": ["%s"]}]}""".formatted(segment);
    }

    private static Stream<Contract.Clause> clauses(Contract contract) {
        return contract.chapters().stream().flatMap(chapter -> chapter.clauses().stream());
    }

    private static Contract.Clause clause(Contract contract, String id) {
        return clauses(contract)
                .filter(clause -> clause.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private record Some(String id, Duration length, BigDecimal percent) {}

    private static List<Some> someTargets(int count) {
        var random = new Random(29);
        var targets = new ArrayList<Some>();
        for (int i = 0; i < count; i++) {
            targets.add(new Some(
                    "t" + i,
                    Duration.ofSeconds(1 + random.nextInt(random.nextBoolean() ? 3_600 : 10_000_000)),
                    BigDecimal.valueOf(1 + random.nextInt(100_000), 3)));
        }
        return targets;
    }

    private static String terms(List<Some> targets) {
        return targets.stream()
                .map(target -> """
                        {"id": "%s", "metric": "TIME_TO_RESOLVE", "duration": "%s", "attainmentPercent": %s}""".formatted(target.id, target.length, target.percent.toPlainString()))
                .collect(java.util.stream.Collectors.joining(",", """
                        {"calendar": "kantoor", "targets": [""", "]}"));
    }

    /** Read by hand, from words back to a length. */
    private static Duration lengthIn(String words) {
        var parts = Pattern.compile("([\\d.,]+) (uur|hour|min|sec)").matcher(words);
        var length = Duration.ZERO;
        while (parts.find()) {
            var number = Long.parseLong(parts.group(1).replaceAll("[.,]", ""));
            length = length.plus(
                    switch (parts.group(2)) {
                        case "uur", "hour" -> Duration.ofHours(number);
                        case "min" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
        return length;
    }

    private static BigDecimal numberIn(String words, Language language) {
        var number = NUMBER.matcher(words);
        assertThat(number.find()).isTrue();
        return new BigDecimal(
                language == Language.NL
                        ? number.group().replace(".", "").replace(',', '.')
                        : number.group().replace(",", ""));
    }

    private static Set<String> numbers(String words) {
        return NUMBER.matcher(words)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(toSet());
    }

    private static Set<String> places(String phrase) {
        return new TreeSet<>(Pattern.compile("\\{\\d}")
                .matcher(phrase)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList());
    }

    private static Set<String> allowed(Target target, Words words) {
        var allowed = new HashSet<>(target.priorities());
        target.duration().ifPresent(duration -> allowed.addAll(numbers(words.duration(duration.length()))));
        target.wallClockDays().ifPresent(days -> allowed.add(words.number(days)));
        target.workingDays().ifPresent(days -> allowed.add(words.number(days)));
        target.dueAtPoint().ifPresent(point -> allowed.add(point.toString()));
        target.attainmentPercent().ifPresent(percent -> allowed.add(words.number(percent)));
        target.warnAt().forEach(percent -> allowed.add(words.number(percent)));
        return allowed;
    }
}
