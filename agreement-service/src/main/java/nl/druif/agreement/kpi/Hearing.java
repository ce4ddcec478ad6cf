package nl.druif.agreement.kpi;

import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;

/** What became of a reported measurement. */
sealed interface Hearing {
    record Recorded(Measurement measurement) implements Hearing {}

    /** It was told before, in the same words. */
    record Known(Measurement measurement) implements Hearing {}

    record Refused(Refusal refusal) implements Hearing {}

    record Unfit(Faulty faulty) implements Hearing {}
}
