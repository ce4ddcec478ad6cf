package nl.druif.ticketclock.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import org.junit.jupiter.api.Test;

class FailedRowsTest {
    @Test
    void a_row_is_told_with_number_column_reason_and_text() {
        assertThat(csv(new FailedRow(7, Optional.of("tijd"), saying("\"x\" is no moment."), "M-1;x")))
                .isEqualTo("7,\"tijd\",\"\"\"x\"\" is no moment.\",\"M-1;x\"\r\n");
    }

    @Test
    void what_a_spreadsheet_would_calculate_is_text() {
        assertThat(csv(new FailedRow(7, Optional.empty(), saying("no"), "=cmd|' /C calc'!A0")))
                .endsWith("\"'=cmd|' /C calc'!A0\"\r\n");
        assertThat(csv(new FailedRow(7, Optional.empty(), saying("no"), "@sum(1)")))
                .endsWith("\"'@sum(1)\"\r\n");
    }

    private static String csv(FailedRow row) {
        return FailedRows.csv(List.of(row), Fault::detail);
    }

    private static Fault saying(String reason) {
        return new Fault("", "", reason);
    }
}
