package nl.druif.ticketclock.tmf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Problem;

/** A refusal as TM Forum wants it told. */
record TmfError(
        @JsonProperty("@type") String type,
        String code,
        String reason,
        String message,
        String status,
        URI referenceError) {

    static TmfError of(Problem problem) {
        var faults = problem.errors().stream()
                .map(flaw -> (flaw.pointer() == null ? "?" + flaw.parameter() : flaw.pointer()) + ": " + flaw.detail())
                .collect(Collectors.joining(" "));
        return new TmfError(
                "Error",
                problem.code(),
                problem.title(),
                faults.isEmpty() ? problem.detail() : problem.detail() + " " + faults,
                String.valueOf(problem.status()),
                problem.type());
    }
}
