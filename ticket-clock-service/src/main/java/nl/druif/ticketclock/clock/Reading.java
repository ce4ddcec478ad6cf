package nl.druif.ticketclock.clock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;

/**
 * One cycle of one clock, as it stands at the instant it was read.
 *
 * @param version           of the agreement by which it was judged
 * @param team              of which team, for TIME_TO_OWN
 * @param cycle             from 1, within clock
 * @param startedAt         absent while PENDING
 * @param dueAt             when the target is, or would have been, used up; for a paused clock as if work resumed now
 * @param dueIfResumedNow   whether {@code dueAt} says so
 * @param breachedAt        from here on more was counted than the target allows
 * @param bornBreached      the target came to apply when it had been overrun already
 * @param counted           within the calendar, without pauses and exclusions
 * @param calendarElapsed   all of the time, as the customer lived it
 * @param remaining         zero when used up
 * @param overrun           counted above the target
 * @param warnings          that were reached, in order
 * @param nextTransitionAt  when it will warn or breach by itself, if nothing else happens
 * @param ledger            gap-free from {@code startedAt} to {@code stoppedAt} or the instant of reading
 * @param explanation       of the due time, where it was asked for
 */
public record Reading(
        int version,
        String target,
        Metric metric,
        Nature nature,
        Optional<String> team,
        int cycle,
        ClockState state,
        Outcome outcome,
        Optional<Instant> startedAt,
        Optional<Instant> dueAt,
        boolean dueIfResumedNow,
        Optional<Instant> stoppedAt,
        Optional<Instant> breachedAt,
        boolean bornBreached,
        Duration counted,
        Duration calendarElapsed,
        Duration remaining,
        Duration overrun,
        List<Warning> warnings,
        Optional<Instant> nextTransitionAt,
        List<LedgerSegment> ledger,
        List<IllegitimatePause> illegitimatePauses,
        List<Sentence> explanation) {

    public Reading {
        warnings = List.copyOf(warnings);
        ledger = List.copyOf(ledger);
        illegitimatePauses = List.copyOf(illegitimatePauses);
        explanation = List.copyOf(explanation);
    }

    /** Which clock of the ticket this is: the target, and for time to own the team. */
    @JsonIgnore
    public String clock() {
        return team.map(name -> target + "/" + name).orElse(target);
    }

    /** Which cycle of the ticket this is, over all recalculations. */
    @JsonIgnore
    public CycleName name() {
        return new CycleName(clock(), cycle);
    }

    @JsonIgnore
    public boolean isOpen() {
        return state == ClockState.RUNNING || state == ClockState.PAUSED;
    }

    Reading explained(List<Sentence> sentences) {
        return with(ledger, sentences);
    }

    /** The same, its ledger told otherwise. */
    public Reading with(List<LedgerSegment> told) {
        return with(told, explanation);
    }

    private Reading with(List<LedgerSegment> told, List<Sentence> sentences) {
        return new Reading(
                version,
                target,
                metric,
                nature,
                team,
                cycle,
                state,
                outcome,
                startedAt,
                dueAt,
                dueIfResumedNow,
                stoppedAt,
                breachedAt,
                bornBreached,
                counted,
                calendarElapsed,
                remaining,
                overrun,
                warnings,
                nextTransitionAt,
                told,
                illegitimatePauses,
                sentences);
    }
}
