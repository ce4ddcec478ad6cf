package nl.druif.local.desk;

/** What the desk's tool calls the things that happen. */
enum DeskStatus {
    NIEUW("Nieuw"),
    TOEGEWEZEN("Toegewezen"),
    TERUGGEKOPPELD("Teruggekoppeld"),
    IN_BEHANDELING("In behandeling"),
    WACHT_OP_MELDER("Wacht op melder"),
    REACTIE_MELDER("Reactie melder"),
    OPGELOST("Opgelost"),
    GESLOTEN("Gesloten");

    private final String text;

    DeskStatus(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
