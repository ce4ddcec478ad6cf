package nl.druif.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** Says what was measured: a line of JSON for each figure, with the reference of the same run where there is one. */
final class Figures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bench;
    private final Consumer<String> out;

    Figures(String bench, Consumer<String> out) {
        this.bench = bench;
        this.out = out;
    }

    void plain(String name, String metric, double value, String unit, long checked) {
        var line = line(name, metric, value, unit);
        line.put("checked", checked);
        say(line);
    }

    /** @param pairs of value and reference, measured one after the other */
    void ratio(String name, String metric, String unit, String ref, List<double[]> pairs, long checked) {
        var ratios =
                pairs.stream().mapToDouble(pair -> pair[0] / pair[1]).sorted().toArray();
        var line = line(name, metric, median(pairs, 0), unit);
        line.put("ref", ref);
        line.put("ref_value", rounded(median(pairs, 1)));
        line.put("ratio", rounded(ratios[ratios.length / 2]));
        line.put("ratio_min", rounded(ratios[0]));
        line.put("ratio_max", rounded(ratios[ratios.length - 1]));
        line.put("pairs", pairs.size());
        line.put("checked", checked);
        say(line);
    }

    private LinkedHashMap<String, Object> line(String name, String metric, double value, String unit) {
        var line = new LinkedHashMap<String, Object>();
        line.put("bench", bench);
        line.put("case", name);
        line.put("metric", metric);
        line.put("value", rounded(value));
        line.put("unit", unit);
        return line;
    }

    private void say(LinkedHashMap<String, Object> line) {
        line.put("jdk", System.getProperty("java.version"));
        line.put("load", rounded(Processors.load()));
        try {
            out.accept(JSON.writeValueAsString(line));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static double median(List<double[]> pairs, int index) {
        var sorted = pairs.stream().mapToDouble(pair -> pair[index]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double rounded(double value) {
        return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000.0;
    }
}
