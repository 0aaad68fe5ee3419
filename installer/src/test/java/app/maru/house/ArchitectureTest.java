package app.maru.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.KeyAgreement;

/// The direction of the arrows and who may know which library.
@AnalyzeClasses(packages = "app.maru", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule arrows_point_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("crypto")
          .definedBy("app.maru.crypto..")
          .layer("p2p")
          .definedBy("app.maru.p2p..")
          .layer("relay")
          .definedBy("app.maru.relay..")
          .layer("messaging")
          .definedBy("app.maru.messaging..")
          .layer("headless")
          .definedBy("app.maru.headless..")
          .layer("ui")
          .definedBy("app.maru.ui..")
          .withOptionalLayers(true)
          .whereLayer("headless")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ui")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("relay")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("messaging")
          .mayOnlyBeAccessedByLayers("headless", "ui")
          .whereLayer("p2p")
          .mayOnlyBeAccessedByLayers("relay", "messaging", "headless", "ui")
          .because("a bot, a relay and a test need the inner rooms without the outer ones");

  @ArchTest
  static final ArchRule packages_form_no_cycle =
      slices()
          .matching("app.maru.(**)")
          .should()
          .beFreeOfCycles()
          .because("what can't be read alone can't be understood alone");

  @ArchTest
  static final ArchRule only_primitives_know_bouncy_castle =
      only("org.bouncycastle..", "app.maru.crypto.primitive..")
          .because("one small room is checked against the published vectors, and replaceable");

  @ArchTest
  static final ArchRule only_net_knows_netty =
      only("io.netty..", "app.maru.p2p.net..")
          .because("links and tests speak to Network, which has a twin without sockets");

  @ArchTest
  static final ArchRule only_the_gate_knows_bucket4j =
      only("io.github.bucket4j..", "app.maru.relay.limit..")
          .because("what is allowed how often is decided in one room");

  @ArchTest
  static final ArchRule only_lan_knows_jmdns =
      only("javax.jmdns..", "app.maru.p2p.lan..").because("its oddities are tamed in one place");

  @ArchTest
  static final ArchRule only_the_bus_knows_dbus =
      only("org.freedesktop..", "app.maru.ui.bus..")
          .because("the desktops of Linux are one way among others to draw attention");

  @ArchTest
  static final ArchRule only_the_desk_knows_attach =
      only("com.gluonhq.attach..", "app.maru.ui.desktop..")
          .because("what a system offers around the window is asked for in one place");

  @ArchTest
  static final ArchRule only_the_policy_calls_libraries_of_the_system =
      only("java.lang.foreign..", "app.maru.messaging.policy..")
          .because("a wrong call can end the whole program; the fewer, the better");

  @ArchTest
  static final ArchRule only_stores_know_sql =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.maru.messaging.store..", "app.maru.relay.account..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
          .because("what is durable, and when, is decided in one room");

  @ArchTest
  static final ArchRule only_the_screen_knows_javafx =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.maru.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
          .because("the engine also runs where there is no screen");

  @ArchTest
  static final ArchRule only_lines_and_files_of_people_are_json =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.maru.headless..", "app.maru.messaging.json..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..")
          .because("nothing sealed or sent between devices is JSON");

  @ArchTest
  static final ArchRule view_models_need_no_toolkit =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
          .because("what a screen does is tested without a screen")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Service")
          .because("such a name says that nobody knew what the class is for");

  @ArchTest
  static final ArchRule time_is_handed_in =
      noClasses()
          .that(not(House.compositionRoot()))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("a town of tests lives in a time of its own; ask the Loop");

  @ArchTest
  static final ArchRule chance_is_handed_in =
      noClasses()
          .that(not(House.compositionRoot()))
          .should()
          .callConstructor(SecureRandom.class)
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .because("a failing run must be replayable from its seed");

  @ArchTest
  static final ArchRule nobody_sleeps =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", Duration.class)
          .because("waiting for long enough is hoping; wait for the thing itself");

  @ArchTest
  static final ArchRule threads_are_made_at_the_roots =
      noClasses()
          .that(not(House.compositionRoot()))
          .should()
          .callConstructorWhere(target(owner(type(Thread.class))))
          .because("state has one writer, and every thread has a keeper");

  @ArchTest
  static final ArchRule secrets_are_compared_in_constant_time =
      noClasses()
          .that()
          .resideInAPackage("app.maru.crypto..")
          .and()
          .doNotHaveFullyQualifiedName("app.maru.crypto.Bytes")
          .should()
          .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
          .because("the time of a comparison must not tell how much was right");

  @ArchTest
  static final ArchRule the_slow_and_lenient_curves_stay_out =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.maru.p2p.net..")
          .should()
          .callMethod(KeyAgreement.class, "getInstance", String.class)
          .orShould()
          .callMethod(Signature.class, "getInstance", String.class)
          .orShould()
          .callMethod(KeyPairGenerator.class, "getInstance", String.class)
          .because("the JDK's X25519 and Ed25519 accept weak keys; only TLS uses JDK keys");

  @ArchTest
  static final ArchRule nobody_prints =
      noClasses()
          .that(not(House.talksToTerminal()))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("the terminal belongs to the programs' entry points; others log");

  private static ArchRule only(String library, String room) {
    return noClasses()
        .that(not(resideInAPackage(room)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
