package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class PagesTest {
    private static final String TOKEN =
            Tokens.tenant(UUID.randomUUID()).role("agent").sign();

    @BeforeEach
    void five_hundred_even_numbers() {
        ListsResource.NUMBERS.clear();
        IntStream.range(0, 500).forEach(number -> ListsResource.NUMBERS.add(number * 2));
    }

    private static Response get(String link) {
        return given().auth().oauth2(TOKEN).urlEncodingEnabled(false).get(link);
    }

    private static List<Integer> items(Response page) {
        return page.jsonPath().getList("items", Integer.class);
    }

    @Test
    void a_page_holds_fifty_and_never_more_than_two_hundred() {
        assertThat(items(get("/fixture/v1/numbers"))).hasSize(50);
        assertThat(items(get("/fixture/v1/numbers?pageSize=1000"))).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "1.5", ""})
    void a_page_of_no_size_is_refused(String size) {
        var answer = get("/fixture/v1/numbers?pageSize=" + size);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("errors[0].parameter")).isEqualTo("pageSize");
    }

    @Test
    void links_lead_to_the_end_and_back_again() {
        var first = get("/fixture/v1/numbers?pageSize=200&atLeast=2");
        assertThat(first.<String>path("prev")).isNull();
        var second = get(first.path("next"));
        var third = get(second.path("next"));
        assertThat(items(third)).hasSize(99).endsWith(998);
        assertThat(third.<String>path("next")).isNull();
        assertThat(items(get(third.path("prev")))).isEqualTo(items(second));
        assertThat(items(get(second.path("prev")))).isEqualTo(items(first));
        assertThat(get(second.path("prev")).<String>path("prev")).isNull();
        assertThat(items(get(third.path("first")))).isEqualTo(items(first));
        assertThat(third.header("Link"))
                .contains("; rel=\"prev\"")
                .contains("; rel=\"first\"")
                .doesNotContain("next");
    }

    @Test
    void links_are_absolute() {
        assertThat(get("/fixture/v1/numbers").<String>path("next")).startsWith("http://localhost:");
    }

    @Test
    void links_without_a_query_have_no_question_mark() {
        var page = get("/fixture/v1/numbers");
        assertThat(page.<String>path("self")).endsWith("/fixture/v1/numbers");
        assertThat(page.<String>path("first")).endsWith("/fixture/v1/numbers");
        assertThat(page.header("Link")).contains("/fixture/v1/numbers>; rel=\"first\"");
        assertThat(get(page.path("next")).<String>path("first")).endsWith("/fixture/v1/numbers");
    }

    @Test
    void an_empty_list_is_an_empty_page() {
        var page = get("/fixture/v1/numbers?atLeast=5000");
        assertThat(items(page)).isEmpty();
        assertThat(page.<String>path("next")).isNull();
    }

    @Test
    void a_cursor_of_another_tenant_or_of_other_filters_or_of_nobody_is_a_mismatch() {
        String next = get("/fixture/v1/numbers?atLeast=2").path("next");
        var stranger = Tokens.tenant(UUID.randomUUID()).role("agent").sign();
        var theirs = given().auth().oauth2(stranger).urlEncodingEnabled(false).get(next);
        var altered = get(next.replace("atLeast=2", "atLeast=4"));
        var forged = get("/fixture/v1/numbers?cursor=e30.AAAA");
        assertThat(List.of(theirs, altered, forged)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.<String>path("code")).isEqualTo("CURSOR_MISMATCH");
        });
    }

    @Test
    void a_page_may_grow_while_it_is_turned() {
        String next = get("/fixture/v1/numbers?pageSize=10").path("next");
        assertThat(items(get(next.replace("pageSize=10", "pageSize=20"))))
                .hasSize(20)
                .startsWith(20);
    }

    @Test
    void the_total_is_counted_when_asked_for() {
        assertThat(get("/fixture/v1/numbers").<Integer>path("totalCount")).isNull();
        var counted = given().auth()
                .oauth2(TOKEN)
                .header("Prefer", "return=total-count")
                .get("/fixture/v1/numbers");
        assertThat(counted.<Integer>path("totalCount")).isEqualTo(500);
        assertThat(counted.header("Preference-Applied")).isEqualTo("return=total-count");
    }

    @Test
    void what_was_there_all_the_time_is_seen_exactly_once_while_others_come_and_go() {
        var seen = new ArrayList<Integer>();
        var page = get("/fixture/v1/numbers?pageSize=7");
        for (int turn = 0; ; turn++) {
            seen.addAll(items(page));
            for (int i = 0; i < 14; i++) {
                ListsResource.NUMBERS.add((turn * 97 + i * 31) % 500 * 2 + 1);
            }
            ListsResource.NUMBERS.remove(turn * 10);
            String next = page.path("next");
            if (next == null) {
                break;
            }
            page = get(next);
        }
        var throughout =
                ListsResource.NUMBERS.stream().filter(number -> number % 2 == 0).toList();
        assertThat(seen).doesNotHaveDuplicates().containsAll(throughout);
    }
}
