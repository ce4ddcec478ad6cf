package nl.druif.foundation.json;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import org.jspecify.annotations.Nullable;

/** What was found wrong while one document was read, in the order in which it was found. */
final class Findings {
    private final Faults faults = new Faults();
    private final Map<String, Fault> oddities;

    Findings(Document document) {
        oddities = new TreeMap<>(document.oddities());
    }

    int count() {
        return faults.count();
    }

    void refuse() {
        faults.refuse();
    }

    @Nullable
    Object fault(Place place, Fault fault) {
        faults.add(fault.at(place.pointer()));
        return null;
    }

    /** Tells what the tree does not show at this place. */
    void oddAt(Place place) {
        if (!oddities.isEmpty()) {
            var fault = oddities.remove(place.pointer());
            if (fault != null) {
                faults.add(fault);
            }
        }
    }

    /** Tells the same for everything below, where no part will be looked at one by one. */
    void oddBelow(Place place) {
        var pointer = place.pointer();
        for (Iterator<Fault> rest = oddities.values().iterator(); rest.hasNext(); ) {
            var fault = rest.next();
            if (fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/")) {
                faults.add(fault);
                rest.remove();
            }
        }
    }

    /** The value that is made, or null and a fault for whatever its maker says against it. */
    @Nullable
    Object made(Place place, Making making) {
        try {
            return making.make();
        } catch (InvocationTargetException thrown) {
            return refused(place, thrown.getCause());
        } catch (IOException unreadable) {
            return fault(
                    place, new Fault("", "INVALID_VALUE", "This value cannot be read.").with("kind", "unreadable"));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        } catch (RuntimeException exception) {
            return refused(place, exception);
        }
    }

    @FunctionalInterface
    interface Making {
        @Nullable
        Object make() throws ReflectiveOperationException, IOException;
    }

    private @Nullable Object refused(Place place, @Nullable Throwable cause) {
        if (cause instanceof Faulty faulty) {
            var here = place.pointer();
            faults.add(faulty, fault -> fault.under(here));
            return null;
        }
        if (cause instanceof IllegalArgumentException
                || cause instanceof DateTimeException
                || cause instanceof ArithmeticException) {
            return fault(place, new Fault("", "INVALID_VALUE", sentence(cause.getMessage())).with("kind", "own"));
        }
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        throw new IllegalStateException(cause);
    }

    /** A message as a sentence, unless it speaks of our own classes. */
    static String sentence(@Nullable String message) {
        if (message == null || message.isBlank() || message.contains("nl.druif.") || message.contains("java.")) {
            return "This value is not allowed here.";
        }
        var sentence = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
