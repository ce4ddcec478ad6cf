package nl.druif.agreement.negotiation;

import java.time.Instant;
import nl.druif.agreement.agreement.CounterText;
import nl.druif.agreement.agreement.Side;

/**
 * What one side would rather sign than a version.
 *
 * @param version the version that it answers
 * @param side    who would
 * @param author  the subject of the author's token
 * @param text    as its author wrote it
 */
public record Counter(int version, Side side, String author, Instant at, CounterText text) {}
