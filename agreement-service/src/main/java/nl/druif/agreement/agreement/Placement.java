package nl.druif.agreement.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Reach;

/**
 * Where an agreement stands among others.
 *
 * @param level     of a MULTILEVEL one only
 * @param parent    on whose text its own builds, by reference: of a MULTILEVEL one below the corporate level
 * @param appliesTo whose tickets it is about; absent: those of everybody whom its scope and level mean
 */
public record Placement(Scope scope, Optional<Level> level, Optional<String> parent, Optional<AppliesTo> appliesTo) {
    static final Placement CUSTOMER =
            new Placement(Scope.CUSTOMER, Optional.empty(), Optional.empty(), Optional.empty());

    /** What it takes by itself, whatever there is. */
    void check(Faults faults) {
        var multilevel = scope == Scope.MULTILEVEL;
        faults.check(
                        multilevel == level.isPresent(),
                        "/level",
                        "LEVEL_GOES_WITH_MULTILEVEL",
                        "A MULTILEVEL agreement has a level, no other has one.")
                .check(
                        parent.isPresent() == isBelowCorporate(),
                        "/parent",
                        "PARENT_GOES_BELOW_CORPORATE",
                        "A MULTILEVEL agreement below the CORPORATE level has a parent, no other has one.")
                .check(
                        appliesTo.isEmpty()
                                || scope != Scope.CUSTOMER
                                        && level.filter(Level.CUSTOMER::equals).isEmpty(),
                        "/appliesTo",
                        "FOR_ITS_CUSTOMER_ONLY",
                        "What is agreed for one customer applies to that customer.");
    }

    /**
     * @param reference of the agreement itself
     * @throws nl.druif.foundation.problem.Refusal 409 {@code cyclic-parents}
     */
    void check(Faults faults, String reference, AgreementKind kind, String customer, Register register) {
        checkLineage(faults, reference, kind, customer, register);
        checkCustomers(faults, register);
    }

    private void checkLineage(Faults faults, String reference, AgreementKind kind, String customer, Register register) {
        var lineage = register.lineage();
        lineage.refuseCycle(reference, parent);
        parent.filter(name -> lineage.parent().isEmpty())
                .ifPresent(name -> faults.check(
                        false,
                        new Fault("/parent", "UNKNOWN_PARENT", "There is no agreement called " + name + ".")
                                .with("given", name)));
        lineage.parent().filter(found -> parent.isPresent()).ifPresent(found -> {
            checkParent(faults, found, kind);
            checkReach(faults, found, customer, register.segments());
        });
    }

    private void checkCustomers(Faults faults, Register register) {
        appliesTo.ifPresent(some -> {
            for (int i = 0; i < some.customers().size(); i++) {
                register.checkParty(
                        faults, "/appliesTo/customers/" + i, some.customers().get(i), Set.of(PartyRole.CUSTOMER));
            }
            for (int i = 0; i < some.segments().size(); i++) {
                var segment = some.segments().get(i);
                faults.check(
                        register.segments().containsKey(segment),
                        new Fault(
                                        "/appliesTo/segments/" + i,
                                        "UNKNOWN_SEGMENT",
                                        "There is no segment called " + segment + ".")
                                .with("given", segment));
            }
        });
    }

    /**
     * What stood above it may have become something else since it was drafted.
     *
     * @throws Refusal 409 {@code parent-unfit}
     */
    void refuseOrphan(String reference, AgreementKind kind, String customer, Register register) {
        var faults = new Faults();
        checkLineage(faults, reference, kind, customer, register);
        if (!faults.none()) {
            throw Refusal.conflict("parent-unfit", faults.found().get(0).detail())
                    .with("parent", parent.orElse(reference))
                    .with("reason", faults.found().get(0).code());
        }
    }

    private void checkParent(Faults faults, Agreement found, AgreementKind kind) {
        var above = found.placement().level();
        faults.check(
                        found.kind() == kind,
                        new Fault(
                                        "/parent",
                                        "PARENT_OF_ANOTHER_KIND",
                                        found.reference() + " is of kind " + found.kind() + ", not " + kind + ".")
                                .with("given", found.reference())
                                .with("found", found.kind())
                                .with("needed", kind))
                .check(
                        above.isPresent() && isAbove(above.get(), level.orElseThrow()),
                        new Fault(
                                        "/parent",
                                        "PARENT_OF_WRONG_LEVEL",
                                        "Above CUSTOMER stands CORPORATE, above SERVICE stands CUSTOMER or CORPORATE; "
                                                + found.reference() + " is "
                                                + above.map(Level::name).orElse("not MULTILEVEL") + ".")
                                .with("given", found.reference()));
    }

    /** What was agreed with one customer is not handed on to another. */
    private void checkReach(Faults faults, Agreement found, String customer, Map<String, List<String>> segments) {
        var wider = found.lifetime()
                .lastSigned()
                .flatMap(AgreementVersion::reach)
                .orElseGet(() -> found.placement().reach(found.customer().reference(), Optional.empty(), segments));
        var own = reach(customer, found.placement().level(), segments);
        faults.check(
                        isWithin(own, wider),
                        new Fault(
                                        "/parent",
                                        "PARENT_FOR_SOMEBODY_ELSE",
                                        found.reference() + " is not for all whom this is for.")
                                .with("given", found.reference()))
                .check(
                        appliesTo.isEmpty() || own.level() != Level.CUSTOMER,
                        "/appliesTo",
                        "FOR_ITS_CUSTOMER_ONLY",
                        "What is agreed for one customer applies to that customer.");
    }

    /**
     * @throws nl.druif.foundation.problem.Refusal 409 {@code applies-to-nobody} when its segments are empty: a reach without
     *         customers would be everybody's
     */
    void refuseNobody(Map<String, List<String>> segments) {
        appliesTo.filter(some -> some.all(segments).isEmpty()).ifPresent(some -> {
            throw Refusal.conflict(
                            "applies-to-nobody",
                            "Nobody is in the segments that it applies to: " + String.join(", ", some.segments()) + ".")
                    .with("segments", String.join(", ", some.segments()));
        });
    }

    /**
     * @param above    the level of its parent
     * @param segments with the customers that are in them
     */
    Reach reach(String customer, Optional<Level> above, Map<String, List<String>> segments) {
        return switch (scope) {
            case CUSTOMER -> Reach.to(customer);
            case SERVICE -> reaching(Level.SERVICE, customer, segments);
            case MULTILEVEL ->
                switch (level.orElseThrow()) {
                    case CUSTOMER -> Reach.to(customer);
                    case SERVICE ->
                        above.equals(Optional.of(Level.CUSTOMER))
                                ? Reach.to(customer)
                                : reaching(Level.SERVICE, customer, segments);
                    case CORPORATE -> reaching(Level.CORPORATE, customer, segments);
                };
        };
    }

    /** Of segments that nobody is in, as far as is known, its own customer stands for them. */
    private Reach reaching(Level wide, String customer, Map<String, List<String>> segments) {
        return new Reach(
                wide,
                appliesTo
                        .map(some -> some.all(segments))
                        .map(all -> all.isEmpty() ? List.of(customer) : all)
                        .orElse(List.of()));
    }

    private static boolean isWithin(Reach own, Reach wider) {
        return wider.customers().isEmpty()
                || !own.customers().isEmpty() && wider.customers().containsAll(own.customers());
    }

    boolean isBelowCorporate() {
        return level.filter(each -> each != Level.CORPORATE).isPresent();
    }

    /** For a customer: of those to whom it applies he learns of himself only. */
    Placement seenBy(String customer) {
        return new Placement(scope, level, parent, appliesTo.flatMap(some -> some.seenBy(customer)));
    }

    private static boolean isAbove(Level above, Level below) {
        return switch (below) {
            case CORPORATE -> false;
            case CUSTOMER -> above == Level.CORPORATE;
            case SERVICE -> above != Level.SERVICE;
        };
    }
}
