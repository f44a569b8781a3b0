package eu.undersigned.delivery;

import java.time.Duration;

/// What became of one attempt to tell a webhook something.
sealed interface WebhookAnswer {
    /// 2xx.
    record Taken() implements WebhookAnswer {}

    /// 410: it wants to hear no more.
    record Gone() implements WebhookAnswer {}

    /// @param reason for the log: a status, or the kind of an error, never an address
    /// @param patience for which the receiver asked; zero where it did not
    record Failed(String reason, Duration patience) implements WebhookAnswer {}

    /// The address is not in a public network: nothing was sent.
    record Refused() implements WebhookAnswer {}
}
