package nl.druif.local.desk;

import static nl.druif.local.desk.DeskStatus.GESLOTEN;
import static nl.druif.local.desk.DeskStatus.IN_BEHANDELING;
import static nl.druif.local.desk.DeskStatus.NIEUW;
import static nl.druif.local.desk.DeskStatus.OPGELOST;
import static nl.druif.local.desk.DeskStatus.REACTIE_MELDER;
import static nl.druif.local.desk.DeskStatus.TERUGGEKOPPELD;
import static nl.druif.local.desk.DeskStatus.TOEGEWEZEN;
import static nl.druif.local.desk.DeskStatus.WACHT_OP_MELDER;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Writes one ticket's history. Moments are told in thousandths of what was promised for its solution. */
final class History {
    private static final String DESK = "servicedesk";
    private static final Duration GRACE = Duration.ofHours(10);

    private final DeskService service;
    private final DeskPriority priority;
    private final Instant opened;
    private final Random random;
    private final List<DeskEvent> events = new ArrayList<>();

    History(DeskService service, DeskPriority priority, Instant opened, Random random) {
        this.service = service;
        this.priority = priority;
        this.opened = opened;
        this.random = random;
    }

    List<DeskEvent> events() {
        return events.stream().sorted(Comparator.comparing(DeskEvent::at)).toList();
    }

    void write(boolean soured) {
        add(opened, NIEUW, DESK);
        add(afterResponse(between(50, 300)), TOEGEWEZEN, service.team());
        add(afterResponse(between(300, isSlip() ? 1400 : 900)), TERUGGEKOPPELD, service.team());
        var solved = switch (service.manner()) {
            case JUST_IN_TIME -> soured ? justInTime() : atOnce();
            case LATE_BUT_OPEN -> lateButOpen();
            case LEFT_LYING -> leftLying();
            case AT_ONCE -> atOnce();
        };
        add(solved, OPGELOST, service.team());
        add(OfficeHours.after(solved, GRACE), GESLOTEN, service.team());
    }

    /** A third of the people answers; what they answer depends on how they were helped. */
    Optional<Vote> vote(boolean soured) {
        if (random.nextInt(100) >= 36) {
            return Optional.empty();
        }
        return Optional.of(
                switch (service.manner()) {
                    case JUST_IN_TIME -> soured ? vote(Opinions.UNHAPPY, 1, 3) : vote(Opinions.HAPPY, 4, 5);
                    case LATE_BUT_OPEN -> vote(Opinions.PATIENT, 4, 5);
                    case LEFT_LYING -> vote(Opinions.WAITING, 4, 5);
                    case AT_ONCE -> vote(Opinions.HAPPY, 4, 5);
                });
    }

    private Vote vote(List<String> opinions, int least, int most) {
        var stars = random.nextInt(12) == 0 ? 1 + random.nextInt(5) : least + random.nextInt(most - least + 1);
        var fits = stars >= least && stars <= most && random.nextInt(4) == 0;
        return new Vote(stars, fits ? Optional.of(opinions.get(random.nextInt(opinions.size()))) : Optional.empty());
    }

    private Instant atOnce() {
        add(after(between(60, 150)), IN_BEHANDELING, service.team());
        return after(isSlip() ? between(1010, 1200) : between(160, 550));
    }

    private Instant justInTime() {
        add(after(between(150, 300)), WACHT_OP_MELDER, service.team());
        add(after(between(310, 400)), REACTIE_MELDER, service.team());
        add(after(between(420, 500)), IN_BEHANDELING, DESK);
        add(after(between(520, 650)), IN_BEHANDELING, service.team());
        return after(isSlip() ? between(1150, 1300) : between(800, 1000));
    }

    private Instant lateButOpen() {
        add(after(between(100, 200)), IN_BEHANDELING, service.team());
        add(after(between(300, 500)), TERUGGEKOPPELD, service.team());
        add(after(between(600, 800)), TERUGGEKOPPELD, service.team());
        if (random.nextInt(100) < 78) {
            return after(between(810, 990));
        }
        add(after(between(950, 1000)), TERUGGEKOPPELD, service.team());
        return after(between(1050, 1700));
    }

    private Instant leftLying() {
        if (isSlip()) {
            return after(between(1010, 1100));
        }
        var start = between(820, 900);
        add(after(start), IN_BEHANDELING, service.team());
        return after(start + between(20, 80));
    }

    /** Now and then something goes wrong, but not with what is urgent. */
    private boolean isSlip() {
        return random.nextInt(80) == 0 && priority.compareTo(DeskPriority.P3) >= 0;
    }

    private void add(Instant at, DeskStatus status, String team) {
        events.add(new DeskEvent(at.truncatedTo(ChronoUnit.SECONDS), status, team));
    }

    private Instant after(int thousandths) {
        return OfficeHours.after(
                opened, priority.resolution().multipliedBy(thousandths).dividedBy(1000));
    }

    private Instant afterResponse(int thousandths) {
        return OfficeHours.after(
                opened, priority.response().multipliedBy(thousandths).dividedBy(1000));
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least);
    }
}
