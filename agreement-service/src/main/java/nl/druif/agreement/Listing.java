package nl.druif.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import nl.druif.foundation.http.Cut;

/** Which of an entity's rows are wanted, in the order of their making: their version 7 ids keep it. */
public final class Listing {
    private final String entity;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Listing(String entity) {
        this.entity = entity;
    }

    public static Listing of(String entity) {
        return new Listing(entity);
    }

    /** Narrowed when the value is given. */
    public Listing with(String property, Optional<?> value) {
        value.ifPresent(given -> {
            conditions.add(property + " = :" + property);
            values.put(property, given);
        });
        return this;
    }

    /** Narrowed by a condition in HQL on the row {@code each}, with one parameter of its own. */
    public Listing where(String condition, String parameter, Object value) {
        conditions.add(condition);
        values.put(parameter, value);
        return this;
    }

    String count() {
        return "select count(*) from " + entity + " each" + where(conditions);
    }

    String rows(Cut cut) {
        var all = new ArrayList<>(conditions);
        cut.from().ifPresent(from -> all.add("each.id " + cut.beyond() + " :from"));
        return "from " + entity + " each" + where(all) + " order by each.id " + cut.direction();
    }

    void bind(BiConsumer<String, Object> parameter) {
        values.forEach(parameter);
    }

    static void bind(Cut cut, BiConsumer<String, Object> parameter) {
        cut.from().ifPresent(keys -> parameter.accept("from", UUID.fromString(keys.get(0))));
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : conditions.stream().collect(Collectors.joining(" and ", " where ", ""));
    }
}
