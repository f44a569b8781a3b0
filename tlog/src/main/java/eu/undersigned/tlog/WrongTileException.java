package eu.undersigned.tlog;

import java.io.IOException;

/// A tile or bundle is not the one that the tree head promises: whoever serves it is broken, or lies. Other
/// [IOException]s say only that it could not be had.
public final class WrongTileException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongTileException(String message) {
        super(message);
    }
}
