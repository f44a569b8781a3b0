package eu.undersigned.confirmation;

import java.util.Locale;
import java.util.stream.Stream;

/// Why a signature was found invalid.
public enum InvalidReason {
    AUTOMATED("invalid.reason.automated"),
    DUPLICATE("invalid.reason.duplicate"),
    DISPOSABLE("invalid.reason.disposable"),
    NETWORK("invalid.reason.network"),
    /// A request of an authority.
    AUTHORITY("invalid.reason.authority"),
    OTHER("invalid.reason.other");

    private final String text;

    InvalidReason(String text) {
        this.text = text;
    }

    /// As the public log and the published numbers have it: small letters.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Key of the sentence for signers.
    public String text() {
        return text;
    }

    /// [#OTHER] for a word that another version knows.
    public static InvalidReason of(String word) {
        return Stream.of(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElse(OTHER);
    }
}
