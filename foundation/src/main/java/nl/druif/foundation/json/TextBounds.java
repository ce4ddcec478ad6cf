package nl.druif.foundation.json;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a text that can be seen to be kept, which saves asking the validator: a microsecond for every part of every body. It
 * is still the validator that says what is wrong.
 */
record TextBounds(int min, int max) {

    /** Of a text, or of one that may be absent, of which nothing else is asked than not to be blank and not too long. */
    static Optional<TextBounds> of(RecordComponent component) {
        var type = component.getAnnotatedType();
        var asked = Stream.concat(Arrays.stream(component.getAccessor().getAnnotations()), annotations(type))
                .filter(RecordShape::isConstraint)
                .toList();
        return isText(component.getGenericType()) && asked.stream().allMatch(TextBounds::isSeen)
                ? Optional.of(of(asked))
                : Optional.empty();
    }

    private static TextBounds of(List<Annotation> asked) {
        var sizes = asked.stream()
                .filter(Size.class::isInstance)
                .map(Size.class::cast)
                .toList();
        return new TextBounds(
                sizes.stream().mapToInt(Size::min).max().orElse(0),
                sizes.stream().mapToInt(Size::max).min().orElse(Integer.MAX_VALUE));
    }

    private static boolean isText(Type type) {
        return type == String.class || type.getTypeName().equals("java.util.Optional<java.lang.String>");
    }

    private static Stream<Annotation> annotations(AnnotatedType type) {
        var inside = type instanceof AnnotatedParameterizedType generic
                ? Arrays.stream(generic.getAnnotatedActualTypeArguments()).flatMap(TextBounds::annotations)
                : Stream.<Annotation>empty();
        return Stream.concat(Arrays.stream(type.getAnnotations()), inside);
    }

    private static boolean isSeen(Annotation asked) {
        return asked instanceof Size size && size.groups().length == 0
                || asked instanceof NotBlank notBlank && notBlank.groups().length == 0;
    }

    /** False where that is for the validator to say. */
    boolean areKeptBy(@Nullable Object value) {
        var text = value instanceof Optional<?> present ? present.orElse(null) : value;
        return text instanceof String said
                && said.length() <= max
                && said.length() >= Math.max(1, min)
                && said.charAt(0) > ' ';
    }
}
