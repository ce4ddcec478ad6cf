package nl.druif.ticketclock.clock;

import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.UpdateKind;
import nl.druif.ticketclock.ticket.TicketEventType;

/** What starts and what stops the clock of a target. */
enum Lifecycle {
    /** The provider's first answer ends it for good; a resolution is an answer. */
    RESPOND {
        @Override
        boolean starts(Course course, int step) {
            return step == 0;
        }
    },
    RESOLVE {
        @Override
        boolean starts(Course course, int step) {
            return step == 0 || reopens(course, step);
        }

        @Override
        boolean stops(Course course, int step, PreparedTarget target) {
            return target.isOverAt(course, step);
        }
    },
    /** Each answer ends a span and starts the next, until the ticket is over. */
    CADENCE {
        @Override
        boolean starts(Course course, int step) {
            return !course.is(step, Course.OVER)
                    && (step == 0 || course.isAt(step, TicketEventType.RESPONDED) || reopens(course, step));
        }
    },
    /** A message to a ticket that is over waits for nobody, unless the ticket is reopened. */
    CUSTOMER_WAIT {
        @Override
        boolean starts(Course course, int step) {
            return !course.is(step, Course.OVER)
                    && course.is(step, Course.UNANSWERED)
                    && (course.isAt(step, TicketEventType.CUSTOMER_REPLIED) || reopens(course, step));
        }
    },
    /** From coming to a team until the team takes it up, or hands it on. */
    OWN {
        @Override
        boolean starts(Course course, int step) {
            return !course.is(step, Course.OVER)
                    && !course.teamName[step].isEmpty()
                    && (course.is(step, Course.TEAM_CHANGED)
                            || course.is(step, Course.REOPENED)
                                    && course.regime[step].policies.onReopen() == OnReopen.NEW_CYCLE);
        }

        @Override
        boolean stops(Course course, int step, PreparedTarget target) {
            return course.isAnswer(step)
                    || course.isAt(step, TicketEventType.WORK_STARTED)
                    || course.is(step, Course.TEAM_CHANGED);
        }
    };

    static Lifecycle of(Target target) {
        return switch (target.metric()) {
            case TIME_TO_RESPOND -> RESPOND;
            case TIME_TO_RESOLVE -> RESOLVE;
            case TIME_TO_OWN -> OWN;
            case TIME_TO_UPDATE -> target.updateKind().orElseThrow() == UpdateKind.CADENCE ? CADENCE : CUSTOMER_WAIT;
            case RATING -> throw new IllegalArgumentException(target.id() + " has no clock");
        };
    }

    /** Asked while the clock does not run. */
    abstract boolean starts(Course course, int step);

    /** Asked while the clock runs. */
    boolean stops(Course course, int step, PreparedTarget target) {
        return course.isAnswer(step);
    }

    private static boolean reopens(Course course, int step) {
        return course.is(step, Course.REOPENED) && course.regime[step].policies.onReopen() != OnReopen.FIRST_ONLY;
    }
}
