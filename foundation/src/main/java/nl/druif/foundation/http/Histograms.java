package nl.druif.foundation.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Counts what has a promise in buckets, at the bounds of the promises: quantiles of several pods can then be told. */
@Singleton
class Histograms implements MeterFilter {
    private static final Map<String, Set<Duration>> BOUNDS = Map.of(
            "http.server.requests", bounds(25, 50, 100, 150, 300, 500, 1_000, 2_500, 5_000, 10_000),
            "druif.timer.fire.delay", bounds(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000, 600_000));

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        var bounds = BOUNDS.get(id.getName());
        return bounds == null
                ? config
                : DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(
                                bounds.stream().mapToDouble(Duration::toNanos).toArray())
                        .build()
                        .merge(config);
    }

    private static Set<Duration> bounds(long... millis) {
        return LongStream.of(millis).mapToObj(Duration::ofMillis).collect(Collectors.toSet());
    }
}
