package nl.druif.local.desk;

/** How a team deals with its tickets. */
enum Manner {
    JUST_IN_TIME,
    LATE_BUT_OPEN,
    LEFT_LYING,
    AT_ONCE
}
