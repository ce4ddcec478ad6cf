package nl.druif.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import nl.druif.foundation.testing.Account;

/** What somebody sees who starts the suite: progress in lines, then one page with everything to go on. */
final class Screen {
    private final PrintStream out;
    private final Clock clock;

    Screen(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    synchronized void say(String line) {
        out.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }

    synchronized void show(Suite suite) {
        out.println();
        out.println("Druif runs. Stop it with Ctrl-C; its data stays in " + suite.folder());
        out.println();
        for (var service : Service.values()) {
            out.printf(
                    "  %-21s %-42s %s%n",
                    service.label(),
                    suite.uri(service, service.path()),
                    suite.uri(service, service.path() + "/openapi.json"));
        }
        out.printf("  %-21s %s%n", "issuer of tokens", suite.issuerUrl());
        out.printf("  %-21s %s%n", "console", suite.uri(Service.REPORTING, "/reporting/console"));
        out.printf("  %-21s %s%n", "clock board", suite.uri(Service.TICKET_CLOCK, "/ticket-clock/board"));
        out.println();
        out.printf("  %-9s %-26s %-9s %s%n", "user", "password (this machine's)", "tenant", "role");
        suite.people().accounts().forEach(this::line);
        out.println();
        out.println("Tokens of all of them, as $ANNA, $BRAM and so on, for a shell:   . " + ShellTokens.written(suite));
        out.println("Try this:");
        out.println();
        out.println("  curl -H 'Authorization: Bearer " + suite.token("anna") + "' \\");
        out.println("    '" + suite.uri(Service.AGREEMENT, Service.AGREEMENT.path() + "/agreements") + "'");
        out.println();
        out.flush();
    }

    private void line(Account account) {
        out.printf(
                "  %-9s %-26s %-9s %s%n",
                account.username(), account.password(), account.organization(), String.join(", ", account.roles()));
    }
}
