package nl.druif.foundation.json;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Asks the constraints on one part of a record, before there is a record. */
final class Constraints {
    private final Validator validator;

    Constraints(Validator validator) {
        this.validator = validator;
    }

    void check(Class<?> owner, RecordShape.Part part, @Nullable Object value, Place place, Findings findings) {
        // Constraints inside an Optional are on what is there; the validator would hold them against null when nothing
        // is.
        if (!Optional.empty().equals(value) && part.isToBeChecked(value)) {
            validator.validateValue(owner, part.component(), value).stream()
                    .sorted(Comparator.comparing(violation -> violation.getPropertyPath() + code(violation)))
                    .forEach(violation -> findings.fault(inside(place, violation.getPropertyPath()), fault(violation)));
        }
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        var fault = new Fault("", code(violation), Findings.sentence(violation.getMessage())).with("kind", "bound");
        for (var bound : List.of("min", "max", "value", "regexp", "integer", "fraction")) {
            var limit = violation.getConstraintDescriptor().getAttributes().get(bound);
            fault = limit == null ? fault : fault.with(bound, limit);
        }
        return fault;
    }

    /** The constraint's name: {@code NotBlank} is {@code NOT_BLANK}. */
    static String code(ConstraintViolation<?> violation) {
        var annotation = violation.getConstraintDescriptor().getAnnotation().annotationType();
        return annotation
                .getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }

    private static Place inside(Place place, Path path) {
        for (var node : path) {
            if (node.getIndex() != null) {
                place = place.at(node.getIndex());
            } else if (node.getKey() != null) {
                place = place.at(node.getKey().toString());
            }
        }
        return place;
    }
}
