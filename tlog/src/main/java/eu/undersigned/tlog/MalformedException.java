package eu.undersigned.tlog;

/// What was given is not what its specification says, or is not signed by whom it should be. The message
/// says what is wrong in words for an operator, and repeats nothing of the input but numbers and names of
/// keys.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
