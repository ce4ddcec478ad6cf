package nl.druif.ticketclock.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.http.Versioned;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.hook.HookSecret;

/**
 * A system of somebody else that wants to be told.
 *
 * @param boundTo      the customer who reads it
 * @param reason       why nothing is sent
 * @param secrets      the one in use, and while it is replaced the one before it: both sign
 * @param failingSince the first failure since something arrived
 * @param restsUntil   the endpoint asked not to be called before
 */
public record Webhook(
        UUID id,
        String name,
        String url,
        List<Occasion> occasions,
        Optional<String> boundTo,
        Optional<String> customer,
        Optional<String> service,
        WebhookState state,
        Optional<DisabledBecause> reason,
        List<HookSecret> secrets,
        Optional<Instant> failingSince,
        Optional<Instant> restsUntil,
        Instant createdAt,
        long version)
        implements Versioned {
    public Webhook {
        occasions = List.copyOf(occasions);
        secrets = List.copyOf(secrets);
    }

    static Webhook of(UUID id, NewWebhook made, Instant now) {
        return new Webhook(
                id,
                made.name(),
                made.url(),
                made.occasions(),
                made.boundTo(),
                made.customer(),
                made.service(),
                WebhookState.ACTIVE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                now,
                1);
    }

    /** Switched on again it begins anew: what went wrong before does not count. */
    Webhook edited(WebhookEdit edit) {
        new Faults()
                .check(
                        boundTo.isEmpty() || edit.customer().isEmpty() || boundTo.equals(edit.customer()),
                        "/customer",
                        "BOUND_TO_ANOTHER",
                        "What is bound to one customer is not told of another's tickets.")
                .refuse();
        var active = edit.state() == WebhookState.ACTIVE;
        var stays = edit.state() == state && !active;
        return new Webhook(
                id,
                edit.name(),
                edit.url(),
                edit.occasions(),
                boundTo,
                edit.customer(),
                edit.service(),
                edit.state(),
                active ? Optional.empty() : stays ? reason : Optional.of(DisabledBecause.BY_HAND),
                secrets,
                active && state == WebhookState.DISABLED ? Optional.empty() : failingSince,
                active && state == WebhookState.DISABLED ? Optional.empty() : restsUntil,
                createdAt,
                version + 1);
    }

    /** The newest secret beside the one before it: two sign at once, and no third. */
    Webhook renewed(HookSecret secret, Duration previousValidFor, Instant now) {
        var kept = new ArrayList<HookSecret>();
        kept.add(secret);
        secrets.stream()
                .findFirst()
                .map(previous -> previous.until(now.plus(previousValidFor)))
                .filter(previous -> previous.isValid(now))
                .ifPresent(kept::add);
        return with(state, reason, kept, failingSince, restsUntil, version + 1);
    }

    Webhook disabled(DisabledBecause because) {
        return with(WebhookState.DISABLED, Optional.of(because), secrets, failingSince, restsUntil, version + 1);
    }

    /** Its health is no part of what somebody edits, so the version stays. */
    Webhook failed(Instant at, Optional<Instant> rest) {
        var later = rest.filter(until -> restsUntil.isEmpty() || until.isAfter(restsUntil.get()))
                .or(() -> restsUntil);
        return with(state, reason, secrets, Optional.of(failingSince.orElse(at)), later, version);
    }

    boolean isListening() {
        return state == WebhookState.ACTIVE && !secrets.isEmpty();
    }

    /** @throws Refusal 409 {@code webhook-disabled}, or {@code webhook-without-secret} */
    void checkListening() {
        if (state != WebhookState.ACTIVE) {
            throw Refusal.conflict("webhook-disabled", "This webhook is switched off: switch it on first.");
        }
        if (secrets.isEmpty()) {
            throw Refusal.conflict(
                    "webhook-without-secret", "This webhook has no secret to sign with: make one first.");
        }
    }

    /** @param agreement that made the promise; without it nothing is known of who may hear of it */
    boolean hears(Happening happening, TicketFacts ticket, Optional<AgreementPublished> agreement) {
        var audience = new Audience(boundTo);
        return isListening()
                && occasions.contains(happening.occasion())
                && fits(customer, ticket.customer())
                && fits(service, ticket.service())
                && audience.mayLookAtTicketsOf(ticket.customer())
                && audience.mayLookAt(happening.clock().nature())
                && (!audience.isCustomer()
                        || agreement.filter(audience::mayLookAtPromisesOf).isPresent());
    }

    private static boolean fits(Optional<String> wanted, Optional<String> given) {
        return wanted.isEmpty() || wanted.equals(given);
    }

    private Webhook with(
            WebhookState state,
            Optional<DisabledBecause> reason,
            List<HookSecret> secrets,
            Optional<Instant> failingSince,
            Optional<Instant> restsUntil,
            long version) {
        return new Webhook(
                id,
                name,
                url,
                occasions,
                boundTo,
                customer,
                service,
                state,
                reason,
                secrets,
                failingSince,
                restsUntil,
                createdAt,
                version);
    }
}
