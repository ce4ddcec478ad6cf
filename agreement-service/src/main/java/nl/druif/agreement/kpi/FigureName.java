package nl.druif.agreement.kpi;

import java.util.UUID;

/** Which figure of which period is meant. */
record FigureName(UUID agreement, String kpi, KpiPeriod period) {
    static FigureName of(ReportedMeasurement reported) {
        return new FigureName(reported.agreement(), reported.kpi(), reported.period());
    }
}
