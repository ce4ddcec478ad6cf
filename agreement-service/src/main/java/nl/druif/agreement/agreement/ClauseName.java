package nl.druif.agreement.agreement;

import java.util.Map;

/** What clauses and their parts are called when people speak of them. */
final class ClauseName {
    private static final Map<String, String> CLAUSES = Map.ofEntries(
            Map.entry("targets", "Norm |Target "),
            Map.entry("experienceTargets", "Belevingsnorm |Experience target "),
            Map.entry("availabilityTargets", "Beschikbaarheidsnorm |Availability target "),
            Map.entry("kpis", "KPI |KPI "),
            Map.entry("remedies", "Gevolg |Remedy "),
            Map.entry("exclusionClauses", "Uitsluiting |Exclusion "),
            Map.entry("serviceCalendars", "Openstellingstijden van dienst |Hours of service "),
            Map.entry("teamCalendars", "Openstellingstijden van team |Hours of team "),
            Map.entry("levels", "Niveau van dienst |Level of service "),
            Map.entry("calendars", "Wat er staat in openstellingstijden |What is said in hours "),
            Map.entry("sections/clauses", "Bepaling |Clause "),
            Map.entry("services", "Diensten|Services"),
            Map.entry("calendar", "Openstellingstijden|Hours"),
            Map.entry("policies", "Beleid van de klok|Policies of the clock"),
            Map.entry("fee", "Vergoeding|Fee"),
            Map.entry("review", "Herziening|Review"),
            Map.entry("timeZone", "Tijdzone|Time zone"),
            Map.entry("validFrom", "Ingangsdatum|Start"),
            Map.entry("validUntil", "Einddatum|End"),
            Map.entry("sections/summary", "Samenvatting|Summary"),
            Map.entry("sections/support", "Ondersteuning|Support"),
            Map.entry("sections/baseline", "Uitgangssituatie|Baseline"),
            Map.entry("sections/indemnity", "Vrijwaring|Indemnity"));

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("duration", "tijd|time"),
            Map.entry("wallClockDays", "kalenderdagen|calendar days"),
            Map.entry("workingDays", "werkdagen|working days"),
            Map.entry("dueAtPoint", "tijdstip|due point"),
            Map.entry("priorities", "prioriteiten|priorities"),
            Map.entry("services", "diensten|services"),
            Map.entry("requestTypes", "soorten|request types"),
            Map.entry("segments", "klantsegmenten|segments"),
            Map.entry("attainmentPercent", "percentage gevallen|percentage of cases"),
            Map.entry("minimumPercent", "minimumpercentage|minimum percentage"),
            Map.entry("minimumAverage", "minimumgemiddelde|minimum average"),
            Map.entry("minimumResponses", "minimumaantal antwoorden|minimum responses"),
            Map.entry("warnAt", "waarschuwingen|warnings"),
            Map.entry("calendar", "openstellingstijden|hours"),
            Map.entry("metric", "soort norm|metric"),
            Map.entry("nature", "aard|nature"),
            Map.entry("amount", "bedrag|amount"),
            Map.entry("percent", "percentage|percentage"),
            Map.entry("threshold", "drempel|threshold"),
            Map.entry("title", "titel|title"),
            Map.entry("text", "tekst|text"),
            Map.entry("onNewVersion", "bij een nieuwe versie|on a new version"),
            Map.entry("onReopen", "bij heropenen|on reopening"),
            Map.entry("onPriorityChange", "bij andere prioriteit|on another priority"),
            Map.entry("strictPause", "strikte pauze|strict pause"));

    private ClauseName() {}

    static String of(String clause, Speech speech) {
        var own = CLAUSES.get(clause);
        if (own != null) {
            return said(own, speech);
        }
        var slash = clause.startsWith("sections/clauses/") ? "sections/clauses".length() : clause.indexOf('/');
        var list = slash < 0 ? null : CLAUSES.get(clause.substring(0, slash));
        return list == null ? clause : said(list, speech) + clause.substring(slash + 1);
    }

    /** By its last step that has a name; else as it stands in JSON. */
    static String ofPart(String pointer, Speech speech) {
        var name = pointer.substring(pointer.lastIndexOf('/') + 1);
        var known = PARTS.get(name);
        return known == null ? pointer.substring(1) : said(known, speech);
    }

    private static String said(String both, Speech speech) {
        var bar = both.indexOf('|');
        return speech.say(both.substring(0, bar), both.substring(bar + 1));
    }
}
