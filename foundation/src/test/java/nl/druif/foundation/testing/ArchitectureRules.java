package nl.druif.foundation.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the house is built, as checks to call from ordinary tests:
 * {@code ArchitectureRules.of("nl.druif.agreement").frameworksStayAtTheRim()}.
 */
public final class ArchitectureRules {
    private static final Pattern RIM =
            Pattern.compile("(package-info|.*(Resource|Consumer|Job|Store|Row|Page|Config))(\\$.*)?");

    /** Whoever works here carries a framework for everybody else. */
    private static final String[] PLUMBING = {
        "nl.druif.foundation.tenancy..",
        "nl.druif.foundation.outbox..",
        "nl.druif.foundation.problem..",
        "nl.druif.foundation.http..",
        "nl.druif.foundation.json..",
        "nl.druif.foundation.time..",
        "nl.druif.foundation.audit.."
    };

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "io.micrometer..",
        "io.opentelemetry..",
        "org.hibernate..",
        "org.jboss..",
        "org.eclipse.microprofile..",
        "org.apache.kafka..",
        "java.sql..",
        "javax.sql..",
        "jakarta.enterprise..",
        "jakarta.inject..",
        "jakarta.persistence..",
        "jakarta.transaction..",
        "jakarta.ws.rs..",
        "com.fasterxml.jackson.core..",
        "com.fasterxml.jackson.databind.."
    };

    private static final Set<String> WALL_CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalTime.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Year.now",
            "java.time.YearMonth.now",
            "java.time.Clock.instant",
            "java.time.Clock.millis",
            "java.time.Clock.systemUTC",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime");

    private static final Set<String> MACHINES_ZONE = Set.of(
            "java.time.ZoneId.systemDefault", "java.time.Clock.systemDefaultZone", "java.util.TimeZone.getDefault");

    private final String root;
    private final JavaClasses classes;

    private ArchitectureRules(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** For the main code below a package. */
    public static ArchitectureRules of(String root) {
        return new ArchitectureRules(
                root,
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(root));
    }

    static ArchitectureRules ofTestCode(String root) {
        return new ArchitectureRules(root, new ClassFileImporter().importPackages(root));
    }

    /** Rule 1: what touches a framework says so by its name. */
    public void frameworksStayAtTheRim() {
        check(classes()
                .that(arePlain())
                .should()
                .onlyDependOnClassesThat(not(resideInAnyPackage(FRAMEWORKS)))
                .because("only …Resource, …Consumer, …Job, …Store, …Row, …Page, …Config and foundation's plumbing do"));
    }

    /** Rule 2: plain code takes {@code Instant now} as an argument; the machine's zone is nobody's business. */
    public void plainCodeIsToldTheTime() {
        check(noClasses().that(arePlain()).should().callCodeUnitWhere(targets(WALL_CLOCKS)));
        check(noClasses().should().callCodeUnitWhere(targets(MACHINES_ZONE)));
    }

    /** Rule 3: {@code Tenancy} opens transactions and sessions; the relay moves rows of all tenants by its own role. */
    public void onlyTenancyOpensTransactionsAndSessions() {
        var rest = describe(
                "everybody else",
                (JavaClass type) -> !isIn(type, "nl.druif.foundation.tenancy", "nl.druif.foundation.outbox"));
        check(noClasses().that(rest).should().callCodeUnitWhere(opensTransaction()));
        check(noClasses()
                .that(rest)
                .should()
                .dependOnClassesThat(describe(
                        "open transactions by annotation",
                        type -> Set.of(
                                        "io.quarkus.hibernate.reactive.panache.common.WithTransaction",
                                        "io.quarkus.hibernate.reactive.panache.common.WithSession",
                                        "io.quarkus.hibernate.reactive.panache.common.WithSessionOnDemand",
                                        "jakarta.transaction.Transactional")
                                .contains(type.getName()))));
    }

    /** Without that, a caller who accepts text gets the {@code toString()} of a list instead of a 406. */
    public void everyResourceSaysWhatItProduces() {
        check(classes().that().haveSimpleNameEndingWith("Resource").should().beAnnotatedWith("jakarta.ws.rs.Produces"));
    }

    /** Rule 4: of two features at most one knows the other. */
    public void featuresDoNotGoRoundInCircles() {
        check(slices().matching(root + ".(*)..").should().beFreeOfCycles());
    }

    /** Rule 5: the database itself keeps tenants apart, asked of its catalogue. */
    public static void tenantsAreWalledOff(Database database) throws SQLException {
        try (var connection = database.connect(database.owner())) {
            assertThat(TenantWall.holes(
                            connection,
                            List.of(database.app().username(), database.relay().username())))
                    .isEmpty();
        }
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static DescribedPredicate<JavaClass> arePlain() {
        return describe(
                "are plain",
                type -> !RIM.matcher(localName(type)).matches()
                        && !resideInAnyPackage(PLUMBING).test(type));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> targets(Set<String> methods) {
        return describe("the target is one of " + methods, call -> methods.contains(name(call.getTarget())));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> opensTransaction() {
        var opening =
                Pattern.compile("io\\.quarkus\\.hibernate\\.reactive\\.panache\\.Panache\\.with(Transaction|Session)"
                        + "|org\\.hibernate\\..*SessionFactory\\.(open.*|with.*)"
                        + "|io\\.vertx\\..*sqlclient\\..*(Pool|SqlClient)\\.(getConnection|query|preparedQuery|with.*)"
                        + "|javax\\.sql\\.DataSource\\.getConnection|java\\.sql\\.DriverManager\\.getConnection");
        return describe(
                "the target opens a transaction or session",
                call -> opening.matcher(name(call.getTarget())).matches());
    }

    private static String name(CodeUnitCallTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }

    private static String localName(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    private static boolean isIn(JavaClass type, String... packages) {
        return List.of(packages).contains(type.getPackageName());
    }
}
