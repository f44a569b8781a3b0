package eu.undersigned.tools.verify;

import java.io.IOException;

/// The log, or what is published beside it, is not what it has to be. Any other [IOException] says only that
/// it could not be found out.
final class DiffersException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param finding for a person
    DiffersException(String finding) {
        super(finding);
    }
}
