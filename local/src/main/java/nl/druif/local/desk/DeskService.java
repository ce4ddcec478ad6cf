package nl.druif.local.desk;

/** The services of the desk, each with the way in which its tickets go. */
public enum DeskService {
    /** Solved just in time, after being sent to and fro; green since ever, and disliked since the spring. */
    WERKPLEK("werkplek", "Digitale werkplek", "werkplekbeheer", 40, Manner.JUST_IN_TIME),
    /** Often late, never silent: people know where they stand, and are content. */
    ZAAKSYSTEEM("zaaksysteem", "Zaaksysteem", "applicatiebeheer", 20, Manner.LATE_BUT_OPEN),
    /** Half an hour's work that lies for most of a week, because the promise allows it. */
    ACCOUNTS("accounts", "Toegang en accounts", "accountbeheer", 25, Manner.LEFT_LYING),
    /** Helped at once and well. */
    TELEFONIE("telefonie", "Telefonie", "servicedesk", 15, Manner.AT_ONCE);

    private final String reference;
    private final String title;
    private final String team;
    private final int weight;
    private final Manner manner;

    DeskService(String reference, String title, String team, int weight, Manner manner) {
        this.reference = reference;
        this.title = title;
        this.team = team;
        this.weight = weight;
        this.manner = manner;
    }

    public String reference() {
        return reference;
    }

    public String title() {
        return title;
    }

    public String team() {
        return team;
    }

    /** Of a hundred tickets. */
    int weight() {
        return weight;
    }

    Manner manner() {
        return manner;
    }
}
