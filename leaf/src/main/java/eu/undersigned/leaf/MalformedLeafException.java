package eu.undersigned.leaf;

/// Bytes that are no leaf, or a text that is no receipt. The message says why and quotes nothing.
public final class MalformedLeafException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedLeafException(String reason) {
        super(reason);
    }
}
