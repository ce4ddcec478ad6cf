package nl.druif.ticketclock.board;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the board's pages say, in Dutch; {@code clock_en.properties} has the same in English. */
@MessageBundle("clock")
interface ClockWordsPage {
    @Message("Druif klokken")
    String product();

    @Message("Klokkenbord")
    String board();

    @Message("Wat straks verloopt")
    String title();

    @Message("Elke lopende klok, met wat er nog over is aan servicetijd. Het bord verandert vanzelf.")
    String lead();

    @Message("Het bord heeft JavaScript nodig. De lijst zelf is er ook als API.")
    String needsScript();

    @Message("Filters")
    String filters();

    @Message("Zoeken")
    String search();

    @Message("melding of norm")
    String searchHint();

    @Message("Opdrachtgever")
    String customer();

    @Message("Dienst")
    String service();

    @Message("Team")
    String team();

    @Message("Prioriteit")
    String priority();

    @Message("Alles tonen")
    String clear();

    @Message("Alle")
    String all();

    @Message("Lopend")
    String running();

    @Message("Gepauzeerd")
    String paused();

    @Message("Overschreden")
    String breached();

    @Message("Gestopt")
    String stopped();

    @Message("Vervallen")
    String cancelled();

    @Message("Nog niet begonnen")
    String pending();

    @Message("Gehaald")
    String met();

    @Message("Uitgesloten")
    String excluded();

    @Message("interne doelstelling")
    String objective();

    @Message("coulance")
    String courtesy();

    @Message("Uit coulance")
    String outOfCourtesy();

    @Message("Verloopt")
    String due();

    @Message("Nog over")
    String left();

    @Message("Overschreden sinds")
    String since();

    @Message("gesloten tot")
    String closed();

    @Message("servicetijd")
    String serviceTime();

    @Message("alle")
    String any();

    @Message("als er nu verder wordt gewerkt")
    String ifResumed();

    @Message("Er loopt geen klok die hierbij past.")
    String nothing();

    @Message("Klokken worden opgehaald …")
    String loading();

    @Message("De klokken zijn niet op te halen. Er wordt opnieuw geprobeerd.")
    String failed();

    @Message("U mag deze klokken niet zien.")
    String mayNot();

    @Message("Dit zijn de eerste 5.000; verfijn de filters om de rest te zien.")
    String tooMany();

    @Message("Verbinding verbroken, gegevens van")
    String lost();

    @Message("Uw sessie is afgelopen.")
    String signedOut();

    @Message("Opnieuw inloggen")
    String signIn();

    @Message("Live")
    String connected();

    @Message("Toetsen")
    String help();

    @Message("volgende klok")
    String helpDown();

    @Message("vorige klok")
    String helpUp();

    @Message("de melding openen: waarom dit tijdstip?")
    String helpOpen();

    @Message("zoeken")
    String helpSearch();

    @Message("deze hulp")
    String helpHelp();

    @Message("Sluiten")
    String close();

    @Message("Waarom dit tijdstip?")
    String whyDue();

    @Message("Klokken")
    String clocks();

    @Message("Klokstaat")
    String ledger();

    @Message("Elke seconde van de klok, en wat hij toen deed.")
    String ledgerLead();

    @Message("Van")
    String from();

    @Message("Tot")
    String until();

    @Message("Duur")
    String length();

    @Message("Wat")
    String phase();

    @Message("Van wie")
    String party();

    @Message("Sinds gebeurtenis")
    String cause();

    @Message("geteld")
    String counted();

    @Message("gesloten")
    String outsideHours();

    @Message("vrije dag")
    String holiday();

    @Message("telt niet mee")
    String ignored();

    @Message("uitgesloten")
    String excludedTime();

    @Message("gepauzeerd")
    String pausedTime();

    @Message("leverancier")
    String provider();

    @Message("opdrachtgever")
    String customerParty();

    @Message("team")
    String teamParty();

    @Message("toeleverancier")
    String supplier();

    @Message("Gebeurtenissen")
    String events();

    @Message("Wanneer")
    String happened();

    @Message("Gebeurtenis")
    String event();

    @Message("Status")
    String status();

    @Message("Onder overeenkomst")
    String underAgreement();

    @Message("Over deze melding is niets beloofd.")
    String nothingPromised();

    @Message("Deze klok is nog niet begonnen.")
    String noLedger();

    @Message("cyclus")
    String cycle();

    @Message("Gebruikt")
    String used();

    @Message("van")
    String of();

    @Message("Kalendertijd")
    String elapsed();

    @Message("Langst onaangeroerd")
    String lay();

    @Message("laten liggen")
    String leftLying();

    @Message("Zoals het stond op")
    String asOf();

    @Message("Reactietijd")
    String respond();

    @Message("Terugkoppeltermijn")
    String update();

    @Message("Oplostijd")
    String resolve();

    @Message("Aannametijd")
    String own();

    @Message("Terug naar het bord")
    String backToBoard();

    @Message("Dit kan niet worden getoond")
    String cannotShow();

    @Message("Tijden op de klok van {zone}.")
    String timesOf(String zone);

    @Message("d")
    String days();

    @Message("u")
    String hours();

    @Message("min")
    String minutes();

    @Message("s")
    String seconds();

    @Message("geopend")
    String opened();

    @Message("status gewijzigd")
    String statusChanged();

    @Message("prioriteit gewijzigd")
    String priorityChanged();

    @Message("toegewezen")
    String assigned();

    @Message("geantwoord")
    String responded();

    @Message("opdrachtgever antwoordde")
    String customerReplied();

    @Message("werk begonnen")
    String workStarted();

    @Message("werk gestopt")
    String workStopped();

    @Message("opgelost")
    String resolved();

    @Message("heropend")
    String reopened();

    @Message("gesloten")
    String wasClosed();

    @Message("vervallen")
    String wasCancelled();

    @Message("dienst gewijzigd")
    String serviceChanged();

    @Message("notitie geschreven")
    String noted();
}
