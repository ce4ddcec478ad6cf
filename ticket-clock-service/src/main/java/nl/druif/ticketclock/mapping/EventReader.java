package nl.druif.ticketclock.mapping;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/** Reads the events of one system in its own words. */
public final class EventReader {
    private final Vocabulary words;
    private final Constants constants;

    public EventReader(Vocabulary words) {
        this.words = words;
        this.constants = words.constants().orElse(Constants.NONE);
    }

    /** @throws Unmapped when it is no event */
    public ReportedEvent read(Telling telling) {
        var told = new Told(telling);
        var status = told.text(Field.STATUS);
        var meaning = status.flatMap(this::meaning);
        try {
            return new ReportedEvent(
                    words.source(),
                    told.required(Field.TICKET),
                    told.text(Field.SOURCE_EVENT_ID),
                    type(told, meaning),
                    told.moment(Field.OCCURRED_AT)
                            .orElseThrow(() -> new Unmapped(Field.OCCURRED_AT, nothing(Field.OCCURRED_AT))),
                    told.number(Field.SEQUENCE).orElse(0L),
                    meaning.flatMap(StatusMeaning::status).or(() -> status),
                    told.text(Field.PRIORITY)
                            .map(name -> words.priorities().getOrDefault(name, name))
                            .or(constants::priority),
                    told.text(Field.TEAM).or(constants::team),
                    told.text(Field.SERVICE).or(constants::service),
                    told.text(Field.REQUEST_TYPE).or(constants::requestType),
                    told.label(Field.ACTOR, PartyRole.class),
                    told.moment(Field.OPENED_AT),
                    told.text(Field.CUSTOMER).or(constants::customer),
                    told.text(Field.REQUESTER),
                    told.text(Field.LOCALE).or(constants::locale));
        } catch (Faulty faulty) {
            throw new Unmapped(Optional.empty(), faulty.faults().get(0));
        }
    }

    private TicketEventType type(Told told, Optional<StatusMeaning> meaning) {
        return told.label(Field.TYPE, TicketEventType.class)
                .or(() -> meaning.map(StatusMeaning::type))
                .orElseThrow(() -> new Unmapped(
                        Field.TYPE, new Fault("", "WHAT_HAPPENED_UNKNOWN", "Nothing here says what happened.")));
    }

    private Optional<StatusMeaning> meaning(String status) {
        if (words.statuses().isEmpty()) {
            return Optional.of(new StatusMeaning(TicketEventType.STATUS_CHANGED, Optional.empty()));
        }
        return words.meaning(status).or(() -> {
            throw new Unmapped(
                    Field.STATUS,
                    new Fault(
                                    "",
                                    "UNKNOWN_STATUS",
                                    "The mapping does not say what the status \"" + status + "\" means.")
                            .with("status", status));
        });
    }

    private static Fault nothing(Field field) {
        return new Fault("", "VALUE_NEEDED", "A value is needed here.").with("field", field);
    }

    /** What is told, read as what each part of an event is. */
    private final class Told {
        private final Telling telling;

        Told(Telling telling) {
            this.telling = telling;
        }

        Optional<String> text(Field field) {
            var text = telling.says(field);
            if (text.isPresent() && text.get().length() > field.longest()) {
                throw new Unmapped(
                        field,
                        new Fault("", "TEXT_TOO_LONG", "The text is longer than " + field.longest() + " characters.")
                                .with("most", field.longest()));
            }
            return text;
        }

        String required(Field field) {
            return text(field).orElseThrow(() -> new Unmapped(field, nothing(field)));
        }

        Optional<Instant> moment(Field field) {
            return text(field)
                    .map(text -> words.moment(text)
                            .orElseThrow(() -> new Unmapped(
                                    field,
                                    new Fault(
                                                    "",
                                                    "NO_SUCH_MOMENT",
                                                    "\"" + text + "\" is no moment written as "
                                                            + words.waysToWriteMoments() + ".")
                                            .with("given", text)
                                            .with("formats", words.waysToWriteMoments()))));
        }

        Optional<Long> number(Field field) {
            return text(field).map(text -> {
                try {
                    return Long.valueOf(text);
                } catch (NumberFormatException none) {
                    throw new Unmapped(
                            field,
                            new Fault("", "NO_WHOLE_NUMBER", "\"" + text + "\" is no whole number.")
                                    .with("given", text));
                }
            });
        }

        <E extends Enum<E>> Optional<E> label(Field field, Class<E> labels) {
            return text(field).map(text -> {
                try {
                    return Enum.valueOf(labels, text);
                } catch (IllegalArgumentException unknown) {
                    var known = Arrays.stream(labels.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "));
                    throw new Unmapped(
                            field,
                            new Fault("", "UNKNOWN_LABEL", "\"" + text + "\" is not one of " + known + ".")
                                    .with("given", text)
                                    .with("known", known));
                }
            });
        }
    }
}
