package nl.druif.local.desk;

import java.util.List;

/** What people wrote beside their stars. */
final class Opinions {
    static final List<String> UNHAPPY = List.of(
            "Binnen de termijn, maar ik heb drie keer hetzelfde moeten uitleggen.",
            "Op de laatste dag werd ik pas gebeld. Mijn werk lag al die tijd stil.",
            "Melding gesloten, probleem niet weg.",
            "Van het kastje naar de muur gestuurd.",
            "Steeds een ander aan de lijn.");

    static final List<String> HAPPY = List.of(
            "Meteen geholpen, dank!", "Vriendelijk en snel.", "Fijn dat er werd teruggebeld.", "In één keer goed.");

    static final List<String> PATIENT = List.of(
            "Duurde lang, maar ik wist elke dag waar ik aan toe was.",
            "Te laat, wel eerlijk. Prima contact.",
            "Goed op de hoogte gehouden.");

    static final List<String> WAITING = List.of(
            "Netjes geregeld, al snap ik niet waarom het vier dagen duurt.",
            "Uiteindelijk gelukt, dank.",
            "Goed, maar kan dit niet dezelfde dag?");

    private Opinions() {}
}
