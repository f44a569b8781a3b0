package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The only coordinator lost her device and her codes; whoever runs the server lets one in again.
class NobodyCanSignInStoryTest {
    @Test
    void theServersOperatorGetsALinkForOneMoreCoordinator() {
        TestApplication.Setup setup = TestApplication.Setup.fresh();
        try (TestApplication first = TestApplication.start(setup)) {
            new Newcomer(first).join(first.firstLink(), "Olga Operator", "olga@example.org");
        }
        String unused;
        try (TestApplication later = TestApplication.start(setup.withFlags("--new-coordinator"))) {
            unused = later.firstLink();
        }
        try (TestApplication again = TestApplication.start(setup)) {
            assertThat(again.get(unused.substring(Newcomer.ORIGIN.length())).statusCode())
                    .as("the next start ends the link")
                    .isEqualTo(410);
        }
        try (TestApplication later = TestApplication.start(setup.withFlags("--new-coordinator"))) {
            Newcomer nina = new Newcomer(later);
            assertThat(nina.join(later.firstLink(), "Nina Next", "nina@example.org")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(nina.get("/console/" + TestApplication.CAMPAIGN + "/members")
                            .body())
                    .contains("Olga Operator", "Nina Next");
        }
    }
}
