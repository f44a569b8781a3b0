package eu.undersigned;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A story told with one application from its first test to its last.
abstract class OneApplication {
    static TestApplication application;

    @BeforeAll
    static void startApplication() {
        application = TestApplication.start();
    }

    @AfterAll
    static void stopApplication() {
        application.close();
    }
}
