package nl.druif.ticketclock.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private final Guard guard = new Guard(Set.of(443), false, List.of(Network.of("34.118.224.0/20")));

    @Nested
    class A_url {
        @ParameterizedTest
        @CsvSource({
            "https://hooks.example.org, hooks.example.org, /",
            "https://HOOKS.Example.org:443/a/b?c=d%20e, hooks.example.org, /a/b?c=d%20e",
            "https://xn--bcher-kva.example/in, xn--bcher-kva.example, /in",
            "https://127.0.0.1.example.org/, 127.0.0.1.example.org, /"
        })
        void is_taken_apart_once(String url, String host, String path) {
            assertThat(guard.read(url)).isEqualTo(new Endpoint(true, host, 443, path));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://127.0.0.1/",
                    "https://2130706433/",
                    "https://0x7f000001/",
                    "https://0x7f.0.0.1/",
                    "https://0177.0.0.1/",
                    "https://127.1/",
                    "https://10.1.2.3/",
                    "https://8.8.8.8/",
                    "https://[::1]/",
                    "https://[::ffff:10.0.0.1]/",
                    "https://[64:ff9b::a00:1]/",
                    "https://[fe80::1%25eth0]/",
                    "https://localhost/",
                    "https://localhost.localdomain/",
                    "https://a.localhost/",
                    "https://kafka/",
                    "https://metadata.google.internal/computeMetadata/v1/",
                    "https://ticket-clock-service.druif.svc/",
                    "https://ticket-clock-service.druif.svc.cluster.local/",
                    "https://hooks.example.org./",
                    "https://127.0.0.1./",
                    "https://hooks..example.org/",
                    "https://hooks_one.example.org/",
                    "https://bücher.example/",
                    "https://１２７.０.０.１/",
                    "https://①②⑦.⓪.⓪.①/",
                    "https://hooks。example。org/",
                    "https:///path",
                    "https:hooks.example.org",
                })
        void with_a_host_that_is_no_name_of_the_world_is_refused(String url) {
            assertThat(codes(url)).contains("URL_HOST");
        }

        @ParameterizedTest
        @CsvSource({
            "http://hooks.example.org/, URL_NOT_HTTPS",
            "http://localhost/, URL_NOT_HTTPS",
            "ftp://hooks.example.org/, URL_NOT_HTTPS",
            "file:///etc/passwd, URL_NOT_HTTPS",
            "gopher://hooks.example.org:70/_x, URL_NOT_HTTPS",
            "//hooks.example.org/, URL_NOT_HTTPS",
            "https://admin:secret@hooks.example.org/, URL_WITH_USER",
            "https://hooks.example.org@127.0.0.1/, URL_WITH_USER",
            "https://hooks.example.org:22/, URL_PORT",
            "https://hooks.example.org:9093/, URL_PORT",
            "https://hooks.example.org:0/, URL_PORT",
            "https://hooks.example.org/#part, URL_WITH_FRAGMENT",
            "'https://hooks.example.org/a b', URL_MALFORMED",
            "'https://hooks.example.org\\@127.0.0.1/', URL_MALFORMED",
            "https://hooks.example.org/%zz, URL_MALFORMED",
        })
        void that_leads_elsewhere_is_refused(String url, String code) {
            assertThat(codes(url)).contains(code);
        }

        @Test
        void is_told_all_that_is_wrong_with_it() {
            assertThat(codes("http://me@10.0.0.1:81/#x"))
                    .containsExactly("URL_NOT_HTTPS", "URL_HOST", "URL_WITH_USER", "URL_WITH_FRAGMENT", "URL_PORT");
        }

        @Test
        void leads_to_this_machine_only_where_that_is_set() {
            var here = new Guard(Set.of(443), true, List.of());
            assertThat(here.read("http://127.0.0.1:8099/in")).isEqualTo(new Endpoint(false, "127.0.0.1", 8099, "/in"));
            assertThatThrownBy(() -> here.read("http://10.0.0.1:8099/in")).isInstanceOf(Faulty.class);
            assertThatThrownBy(() -> here.read("http://hooks.example.org/")).isInstanceOf(Faulty.class);
        }

        private List<String> codes(String url) {
            try {
                guard.read(url);
                return List.of();
            } catch (Faulty refused) {
                return refused.faults().stream().map(Fault::code).toList();
            }
        }
    }

    @Nested
    class A_name_that_leads {
        private final Endpoint endpoint = new Endpoint(true, "hooks.example.org", 443, "/");

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.0.0.0",
                    "10.255.0.1",
                    "100.64.0.1",
                    "100.127.255.254",
                    "127.0.0.53",
                    "168.63.129.16",
                    "169.254.169.254",
                    "172.16.0.1",
                    "172.31.255.254",
                    "192.168.1.1",
                    "192.0.0.192",
                    "198.18.0.1",
                    "224.0.0.1",
                    "255.255.255.255",
                    "34.118.224.10",
                    "::",
                    "::1",
                    "::ffff:10.0.0.1",
                    "::ffff:127.0.0.1",
                    "::10.0.0.1",
                    "64:ff9b::a00:1",
                    "64:ff9b:1::a00:1",
                    "2002:a00:1::1",
                    "2001::1",
                    "2001:db8::1",
                    "fc00::1",
                    "fd00:ec2::254",
                    "fe80::1",
                    "fec0::1",
                    "ff02::1",
                })
        void inside_is_not_followed_even_among_good_addresses(String address) throws UnknownHostException {
            var bad = InetAddress.getByName(address);
            var good = InetAddress.getByName("93.184.215.14");
            assertThatThrownBy(() -> guard.vetted(endpoint, List.of(bad))).isInstanceOf(AddressRefused.class);
            assertThatThrownBy(() -> guard.vetted(endpoint, List.of(good, bad))).isInstanceOf(AddressRefused.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "93.184.215.14",
                    "100.128.0.1",
                    "172.32.0.1",
                    "34.118.240.1",
                    "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
                })
        void into_the_world_is_followed(String address) {
            assertThatCode(() -> assertThat(guard.vetted(endpoint, List.of(InetAddress.getByName(address)))
                                    .getHostAddress())
                            .isEqualTo(InetAddress.getByName(address).getHostAddress()))
                    .doesNotThrowAnyException();
        }

        @Test
        void nowhere_is_unknown() {
            assertThatThrownBy(() -> guard.vetted(endpoint, List.of())).isInstanceOf(UnknownHostException.class);
        }
    }
}
