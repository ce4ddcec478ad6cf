package nl.druif.foundation.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Measures what waits in the outbox, whoever relays it: every process says the same, so the highest counts. */
@Singleton
class OutboxGaugeJob {
    private static final Logger LOG = Logger.getLogger(OutboxGaugeJob.class);
    private static final String WAITING = """
            select count(*), coalesce(extract(epoch from now() - min(recorded_at)), 0)
            from (select recorded_at from outbox order by seq limit 100000) as waiting""";

    private final AgroalDataSource database;
    private volatile double depth = Double.NaN;
    private volatile double oldest = Double.NaN;

    OutboxGaugeJob(@DataSource("relay") AgroalDataSource database, MeterRegistry meters) {
        this.database = database;
        // Known from the beginning: an increase shows only against a zero.
        meters.counter(DeadLetters.METER);
        meters.gauge("druif.outbox.depth", this, job -> job.depth);
        meters.gauge("druif.outbox.oldest.age.seconds", this, job -> job.oldest);
    }

    @Scheduled(every = "10s")
    void measure() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(WAITING)) {
            row.next();
            depth = row.getDouble(1);
            oldest = row.getDouble(2);
        } catch (SQLException unreachable) {
            LOG.debug("the outbox cannot be measured", unreachable);
            depth = Double.NaN;
            oldest = Double.NaN;
        }
    }
}
