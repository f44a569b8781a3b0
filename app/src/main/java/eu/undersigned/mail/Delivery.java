package eu.undersigned.mail;

/// What became of an attempt to hand a mail over.
public sealed interface Delivery {
    /// The mail server took it.
    record Accepted() implements Delivery {}

    /// The mail server will never take it for this address (a 5xx answer to the recipient or the message).
    record Refused(int code) implements Delivery {}

    /// Not now: the server is down, hangs, or said 4xx. The reason holds no personal data.
    record Later(String reason) implements Delivery {}
}
