package eu.undersigned.mail;

/// What became of an attempt to hand a mail over.
public sealed interface Delivery {
    /// The mail server took it.
    record Accepted() implements Delivery {}

    /// The mail server will never take it for this address (a 5xx answer to the recipient or the message).
    record Refused(int code) implements Delivery {}

    /// Not now, for this mail alone: the server said 4xx to its recipient or content. The reason holds no personal
    /// data.
    record Later(String reason) implements Delivery {}

    /// The server is down, hangs, or does not want us: no mail gets through now.
    record Away(String reason) implements Delivery {}

    /// The connection broke off behind the last byte of the mail and before the server's answer to it: it may have been
    /// taken. Whoever must not send anything twice leaves it at that.
    record Unsure(String reason) implements Delivery {}
}
