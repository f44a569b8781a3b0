package eu.undersigned;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetAddress;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What may use what. There are no exceptions but those that a rule names.
class ArchitectureTest {
    private static final String ROOT = "eu.undersigned";

    /// The packages that each package may import: from the stages down to the platform, never back. `Main` and
    /// `Application` (the package `eu.undersigned` itself) put all of them together and nobody imports those; what
    /// jte makes of the templates may look at the views of every package.
    private static final Map<String, Set<String>> MAY_IMPORT = table("""
            mailing       account audit console job confirmation signature delivery layout campaign organisation outbox mail secrets http db i18n config
            drafting      editing console account audit layout campaign organisation outbox mail secrets http db i18n
            editing       console account audit campaign organisation http db i18n seal config
            overview      console account audit delivery statistics tally campaign organisation outbox http db i18n layout mail
            invalidation  console account audit job confirmation signature campaign organisation db http i18n
            oversight     console account audit job campaign db http i18n
            console       account audit outbox mail layout campaign organisation http db i18n config
            account       audit outbox secrets db config
            audit         db
            job           db
            delivery      tally confirmation layout campaign organisation outbox mail secrets http db i18n operations seal config
            moderation    console account audit consultation voice campaign db http i18n
            paper         console account audit consultation receipt layout campaign organisation secrets http db i18n
            consultation  layout campaign secrets http db i18n seal
            cosigning     console account audit letter layout campaign organisation outbox mail secrets http db i18n signature
            voice         feed layout campaign organisation secrets http db i18n seal
            representative statistics tally layout campaign http db i18n
            fact          statistics layout campaign http i18n
            share         receipt page tally signature layout campaign organisation http i18n
            receipt       transparency confirmation signature layout campaign http i18n
            transparency  tally confirmation signature layout campaign organisation secrets http db i18n operations config leaf tlog
            statistics    tally layout campaign organisation http db i18n
            help          layout campaign http i18n
            timeline      feed layout campaign organisation http i18n
            demo          cosigning consultation voice account audit confirmation tally signature campaign organisation db i18n config seal
            page          timeline news voice statistics tally signature layout campaign organisation http db i18n
            letter        statistics layout campaign organisation secrets http db i18n
            news          feed layout campaign organisation http i18n
            protection    console account audit signature campaign secrets http db i18n config
            tally         confirmation signature campaign organisation http db operations
            confirmation  signature layout campaign organisation http db i18n operations
            signature     layout campaign organisation outbox secrets mail http db i18n operations seal config
            layout        campaign organisation mail http i18n
            campaign      organisation secrets db i18n config seal
            organisation  secrets db i18n config seal
            outbox        mail secrets db operations
            mail          http config
            operations    http config
            http          i18n config
            db            config
            secrets       config
            i18n
            feed
            config
            seal
            tlog
            leaf
            """);

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The partner's command line is no part of the application; a story runs it.
            .withImportOption(location -> !location.contains("/eu/undersigned/tools/"))
            .importPackages(ROOT);

    private static final DescribedPredicate<JavaClass> TEMPLATES = resideInAPackage(ROOT + ".templates..");
    private static final DescribedPredicate<JavaClass> WIRING = resideInAPackage(ROOT);
    /// The only places that speak SQL.
    private static final DescribedPredicate<JavaClass> SQL = describe(
            "a *Store or in the package db",
            type -> outermost(type).getSimpleName().endsWith("Store")
                    || packageOf(type).equals("db"));

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        Map<String, Set<String>> tooMuch = new TreeMap<>();
        for (JavaClass type : PRODUCT.that(DescribedPredicate.not(TEMPLATES.or(WIRING)))) {
            String from = packageOf(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitectureTest::packageOf)
                    .filter(to -> !to.equals(from))
                    .filter(to -> !MAY_IMPORT.getOrDefault(from, Set.of()).contains(to))
                    .forEach(to -> tooMuch.computeIfAbsent(from + " -> " + to, _ -> new TreeSet<>())
                            .add(type.getSimpleName()));
        }
        assertThat(tooMuch).isEmpty();
    }

    @Test
    void theTableHasEveryPackageAndNoneThatIsGone() {
        Set<String> packages = PRODUCT.stream()
                .map(ArchitectureTest::packageOf)
                .filter(name -> !name.isEmpty() && !name.equals("templates"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_IMPORT.keySet()).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void theTableAllowsNothingThatNobodyUses() {
        Map<String, Set<String>> used = new TreeMap<>();
        PRODUCT.forEach(type -> type.getDirectDependenciesFromSelf()
                .forEach(dependency -> used.computeIfAbsent(packageOf(type), _ -> new TreeSet<>())
                        .add(packageOf(dependency.getTargetClass().getBaseComponentType()))));
        MAY_IMPORT.forEach((from, allowed) ->
                assertThat(used.getOrDefault(from, Set.of())).as(from).containsAll(allowed));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    /// The platform knows nothing of petitions, so the table has it import the platform alone.
    @Test
    void thePlatformKnowsNoWordOfTheDomain() {
        Set<String> platform =
                Set.of("outbox", "mail", "operations", "http", "db", "secrets", "i18n", "feed", "config");
        platform.forEach(name -> assertThat(MAY_IMPORT.get(name)).as(name).isSubsetOf(platform));
    }

    /// Elsewhere a [org.jdbi.v3.core.Handle] may be a parameter that goes from `inTransaction` to a store, so that
    /// everybody sees which transaction is meant; the store's `SQLException` may come back the same way. The only
    /// method of it to be called there is `afterCommit`, which sends nothing to the database. Nothing else of Jdbi
    /// and JDBC is named.
    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that(DescribedPredicate.not(SQL))
                .should(dependOnClassesThat(describe(
                                "belong to JDBC and are not its SQLException",
                                (JavaClass type) -> type.getPackageName().startsWith("java.sql")
                                        && !type.isEquivalentTo(SQLException.class))
                        .or(resideInAPackage("javax.sql.."))
                        .or(resideInAPackage("org.postgresql.."))
                        .or(resideInAPackage("com.zaxxer.."))
                        .or(resideInAPackage("org.flywaydb.."))
                        .or(describe(
                                "belong to Jdbi and are not its Handle",
                                type -> type.getPackageName().startsWith("org.jdbi")
                                        && !type.getName().equals("org.jdbi.v3.core.Handle")))))
                .check(PRODUCT);
        noClasses()
                .that(DescribedPredicate.not(SQL).and(DescribedPredicate.not(TEMPLATES)))
                .should()
                .accessTargetWhere(describe(
                        "it is Jdbi's and not afterCommit",
                        (JavaAccess<?> access) ->
                                access.getTargetOwner().getPackageName().startsWith("org.jdbi")
                                        && !access.getTarget().getName().equals("afterCommit")))
                .check(PRODUCT);
    }

    @Test
    void onlyThePackageHttpKnowsTheWebServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .check(PRODUCT);
    }

    @Test
    void onlyThePackageMailKnowsMailServers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".mail")
                .should(dependOnClassesThat(resideInAPackage("jakarta.mail..")
                        .or(resideInAPackage("org.eclipse.angus.."))
                        .or(resideInAPackage("org.simplejavamail.."))))
                .check(PRODUCT);
    }

    @Test
    void countingSeesNoPersonalData() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".tally")
                .should(dependOnClassesThat(resideInAPackage(ROOT + ".secrets..")
                        .or(resideInAPackage(ROOT + ".outbox.."))
                        .or(resideInAPackage(ROOT + ".mail.."))
                        .or(describe(
                                "hold or open personal data",
                                type -> Set.of(
                                                "Signer",
                                                "SignerName",
                                                "SignerSeal",
                                                "EmailAddress",
                                                "SignForm",
                                                "SignRequest",
                                                "SignLetter",
                                                "OwnSignature",
                                                "MySignature")
                                        .contains(type.getSimpleName())))))
                .check(PRODUCT);
    }

    @Test
    void onlyOperationsSpeaksToTheLogManager() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".operations")
                .should(dependOnClassesThat(
                        resideInAPackage("java.util.logging..").or(resideInAPackage("org.slf4j.."))))
                .check(PRODUCT);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".config.Options")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(PRODUCT);
    }

    /// Such a call asks a name server about whatever a stranger wrote into a header. Webhooks' addresses stand in kits.
    @Test
    void nobodyResolvesNamesByTheWay() {
        noClasses()
                .that()
                .doNotHaveSimpleName("WebhookDestination")
                .should()
                .callMethod(InetAddress.class, "getByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getAllByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getHostName")
                .check(PRODUCT);
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Service)(\\$.*)?")
                .check(PRODUCT);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIs() throws ClassNotFoundException {
        Set<String> packages = PRODUCT.that(DescribedPredicate.not(TEMPLATES)).stream()
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : packages) {
            assertThat(Class.forName(name + ".package-info")).hasAnnotation(NullMarked.class);
        }
    }

    /// The part after `eu.undersigned.`; empty for that package itself and for everything foreign.
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.", 2)[0] : "";
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static Map<String, Set<String>> table(String text) {
        return text.lines()
                .map(line -> line.strip().split(" +"))
                .collect(Collectors.toMap(
                        words -> words[0], words -> Arrays.stream(words).skip(1).collect(Collectors.toSet())));
    }
}
