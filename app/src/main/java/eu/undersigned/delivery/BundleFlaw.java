package eu.undersigned.delivery;

/// Why the form of the download is shown again.
enum BundleFlaw {
    TOKEN_MISSING("bundle.token.missing", "token"),
    NOT_ALLOWED("bundle.wrong", "token"),
    SINCE_INVALID("bundle.since.invalid", "since"),
    BUSY("bundle.busy", "");

    private final String message;
    private final String field;

    BundleFlaw(String message, String field) {
        this.message = message;
        this.field = field;
    }

    String message() {
        return message;
    }

    /// The field to be looked at again; empty for none.
    String field() {
        return field;
    }
}
