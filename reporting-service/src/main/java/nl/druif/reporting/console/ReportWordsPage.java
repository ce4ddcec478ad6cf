package nl.druif.reporting.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the console's pages say, in Dutch; {@code report_en.properties} has the same in English. */
@MessageBundle("report")
interface ReportWordsPage {
    @Message("Druif rapportage")
    String product();

    @Message("Overzicht")
    String overview();

    @Message("Hoe het ervoor staat")
    String overviewTitle();

    @Message(
            "Buitenste ring: is de afspraak gehaald? Gezicht: zijn de mensen tevreden? Groen van buiten en rood van binnen is een watermeloen.")
    String overviewLead();

    @Message("Er is nog niets te melden. Zodra meldingen onder een overeenkomst zijn afgehandeld, staan ze hier.")
    String nothingYet();

    @Message("Wat opvalt")
    String highlights();

    @Message("Overeenkomsten")
    String agreements();

    @Message("Watermeloen")
    String watermelon();

    @Message("Druif")
    String grape();

    @Message("Eerlijk rood")
    String honestRed();

    @Message("Rood")
    String red();

    @Message("Te weinig gegevens")
    String insufficient();

    @Message("De afspraken zijn gehaald, maar de mensen zijn ontevreden.")
    String watermelonMeans();

    @Message("De afspraken zijn gehaald en de mensen zijn tevreden.")
    String grapeMeans();

    @Message("Afspraken zijn niet gehaald, en toch zijn de mensen tevreden. Is deze afspraak wel nodig?")
    String honestRedMeans();

    @Message("Afspraken zijn niet gehaald en de mensen zijn ontevreden.")
    String redMeans();

    @Message("Er is nog te weinig afgehandeld of geantwoord om iets te kunnen zeggen.")
    String insufficientMeans();

    @Message("SLA {percent} gehaald")
    String kept(String percent);

    @Message("geen SLA-klokken")
    String nothingDecided();

    @Message("beleving {mean} van 5, n={n}")
    String felt(String mean, String n);

    @Message("beleving verborgen (minder dan 5 antwoorden)")
    String feltHidden();

    @Message("geen antwoorden")
    String feltNothing();

    @Message("met {name}")
    String withCustomer(String name);

    @Message("Scorekaart van {month}")
    String scorecardOf(String month);

    @Message("Vorige maand")
    String previousMonth();

    @Message("Volgende maand")
    String nextMonth();

    @Message("Op tijd")
    String onTime();

    @Message("{count} van {of} klokken gehaald")
    String ofClocks(String count, String of);

    @Message("Beleving")
    String experience();

    @Message("van 5 sterren; norm {minimum}")
    String ofStars(String minimum);

    @Message("van 5 sterren; maatstaf {minimum}, niet afgesproken")
    String ofStarsNotAgreed(String minimum);

    @Message("{n} antwoorden, {rate} van de gevraagden")
    String responses(String n, String rate);

    @Message("Minder dan {smallest} antwoorden: verborgen, zodat niemand herkenbaar is.")
    String hidden(int smallest);

    @Message("Niemand antwoordde.")
    String nobodyAnswered();

    @Message("Afgehandelde meldingen")
    String tickets();

    @Message("waarvan {count} zonder afspraak")
    String withoutTarget(String count);

    @Message("Ontevreden, hoewel gehaald")
    String unhappyWhenMet();

    @Message("{count} van {of}; met 95% zekerheid tussen {low} en {high}")
    String between(String count, String of, String low, String high);

    @Message("afgerond: te weinig andere antwoorden om het precies te tonen")
    String roundedForPrivacy();

    @Message("Laten liggen")
    String idle();

    @Message("{count} van {of} op tijd opgeloste meldingen lagen meer dan de helft van de tijd stil")
    String idleMeans(String count, String of);

    @Message("Per prioriteit")
    String byPriority();

    @Message("Per dienst")
    String byService();

    @Message("Per team")
    String byTeam();

    @Message("Indeling")
    String cuts();

    @Message("onbekend")
    String unknown();

    @Message("Bekijk de meldingen erachter")
    String showTickets();

    @Message("Verloop")
    String trend();

    @Message("Op tijd in % (boven) en beleving in sterren (onder), per maand")
    String trendCaption();

    @Message("Als tabel")
    String asTable();

    @Message("Maand")
    String monthColumn();

    @Message("Oordeel")
    String verdictColumn();

    @Message("Normen")
    String targets();

    @Message("Norm")
    String target();

    @Message("Afgesproken")
    String promised();

    @Message("Vereist")
    String required();

    @Message("Gehaald")
    String met();

    @Message("Overschreden")
    String breached();

    @Message("Servicetijd p50 / p90")
    String countedTimes();

    @Message("Kalendertijd p50 / p90")
    String elapsedTimes();

    @Message("Open / uitgesloten")
    String openExcluded();

    @Message("interne doelstelling")
    String objective();

    @Message("Reactietijd")
    String timeToRespond();

    @Message("Terugkoppeltermijn")
    String timeToUpdate();

    @Message("Oplostijd")
    String timeToResolve();

    @Message("Aannametijd")
    String timeToOwn();

    @Message("Waardering")
    String rating();

    @Message("{days} dagen")
    String days(int days);

    @Message("{days} werkdagen")
    String workingDays(int days);

    @Message("Meldingen: {word}")
    String ticketsOf(String word);

    @Message("Op tijd opgelost en met één of twee sterren beoordeeld. Wat iemand precies gaf staat er niet bij.")
    String behindWatermelon();

    @Message("Te laat, en toch met vier of vijf sterren beoordeeld. Wat iemand precies gaf staat er niet bij.")
    String behindHonestRed();

    @Message("Op tijd opgelost en met vier of vijf sterren beoordeeld.")
    String behindGrape();

    @Message("Te laat, en met één of twee sterren beoordeeld.")
    String behindRed();

    @Message("Melding")
    String ticket();

    @Message("Prioriteit")
    String priority();

    @Message("Dienst")
    String service();

    @Message("Team")
    String team();

    @Message("Geopend")
    String opened();

    @Message("Opgelost")
    String ended();

    @Message("Geen meldingen.")
    String noTickets();

    @Message("Verder")
    String further();

    @Message("Terug naar de scorekaart")
    String backToScorecard();

    @Message("Dit kan niet worden getoond")
    String cannotShow();

    @Message("Terug naar het overzicht")
    String backToOverview();

    @Message("Tijden op de klok van {zone}.")
    String clocksOf(String zone);

    @Message(
            "Een klok telt in de maand waarin hij werd beslist, een melding in de maand waarin zij werd opgelost. Percentages zijn afgekapt, niet afgerond.")
    String howCounted();
}
