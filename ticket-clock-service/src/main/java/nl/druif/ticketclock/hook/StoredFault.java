package nl.druif.ticketclock.hook;

import java.util.Map;
import nl.druif.foundation.problem.Fault;

/** A fault with the values of its sentence, so that it can be told in the language of whoever looks. */
record StoredFault(String pointer, String code, String detail, Map<String, Object> values) {
    static StoredFault of(Fault fault) {
        return new StoredFault(fault.pointer(), fault.code(), fault.detail(), fault.values());
    }

    Fault fault() {
        return new Fault(pointer, code, detail, values);
    }
}
