package nl.druif.experience.xla;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * How an agreement's experience targets stood in a month.
 *
 * @param zone whose month it is
 */
public record ExperienceLevels(
        UUID agreement,
        String reference,
        String title,
        String customer,
        YearMonth period,
        ZoneId zone,
        Instant startsAt,
        Instant endsAt,
        List<Level> levels) {}
