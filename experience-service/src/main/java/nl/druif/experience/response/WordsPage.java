package nl.druif.experience.response;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What survey pages say, in Dutch; {@code words_en.properties} has the same in English. */
@MessageBundle("words")
interface WordsPage {
    @Message("Hoe ging het?")
    String title();

    @Message("Over melding {reference}")
    String about(String reference);

    @Message("1 ster: zeer ontevreden")
    String star1();

    @Message("2 sterren: ontevreden")
    String star2();

    @Message("3 sterren: gaat wel")
    String star3();

    @Message("4 sterren: tevreden")
    String star4();

    @Message("5 sterren: zeer tevreden")
    String star5();

    @Message("zeer ontevreden")
    String worst();

    @Message("zeer tevreden")
    String best();

    @Message("Verstuur mijn beoordeling")
    String send();

    @Message("Kies eerst een aantal sterren.")
    String choose();

    @Message("Deze pagina stond lang open. Druk nog een keer op de knop.")
    String again();

    @Message("Uw antwoord is pas verstuurd als u op de knop drukt.")
    String note();

    @Message("Bedankt!")
    String thanks();

    @Message("U gaf {stars} van de 5 sterren.")
    String given(int stars);

    @Message("Wilt u er iets bij zeggen?")
    String comment();

    @Message("Mag ook niet. Schrijf liever geen namen op.")
    String commentHint();

    @Message("Hoeveel werktijd kostte het u?")
    String lostTime();

    @Message("Zeg ik liever niet")
    String lostUnsaid();

    @Message("Een kwartier of minder")
    String lostQuarter();

    @Message("Ongeveer een uur")
    String lostHour();

    @Message("Een halve dag")
    String lostHalfDay();

    @Message("Een dag of meer")
    String lostDay();

    @Message("Verstuur mijn toelichting")
    String sendComment();

    @Message("Uw toelichting is bewaard.")
    String kept();

    @Message("Toch een ander aantal sterren?")
    String change();

    @Message("Wijzig mijn beoordeling")
    String sendChange();

    @Message("Wijzigen kan nog {#if days == 1}1 dag{#else}{days} dagen{/if}.")
    String daysLeft(long days);

    @Message("Deze enquête is niet gevonden")
    String unknown();

    @Message("Misschien is de link niet helemaal overgenomen. Open hem nog eens uit de mail, of plak de hele link.")
    String unknownHint();

    @Message("Deze enquête is gesloten")
    String expired();

    @Message("Antwoorden of wijzigen kan niet meer. Bedankt dat u het wilde doen.")
    String expiredHint();

    @Message("Dit lukte even niet")
    String broken();

    @Message("Er ging bij ons iets mis. Probeer het over een paar minuten nog eens.")
    String brokenHint();
}
