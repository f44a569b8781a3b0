package eu.undersigned.campaign;

import java.util.List;
import java.util.stream.Collectors;

/// A kit that can't be used. Nothing of it was imported.
public final class KitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<KitError> errors;

    public KitException(List<KitError> errors) {
        super(errors.stream().map(KitError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<KitError> errors() {
        return errors;
    }
}
