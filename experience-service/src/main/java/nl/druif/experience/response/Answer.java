package nl.druif.experience.response;

import java.time.Duration;
import java.util.Optional;

/**
 * What somebody says.
 *
 * @param comment  absent: what was said before stays; empty: it is taken back
 * @param lostTime working time that the disturbance cost the person; absent: what was said before stays
 */
record Answer(int stars, Optional<String> comment, Optional<Duration> lostTime) {
    static final int LONGEST_COMMENT = 4_000;
}
