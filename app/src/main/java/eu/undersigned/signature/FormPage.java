package eu.undersigned.signature;

import eu.undersigned.http.Response;
import eu.undersigned.layout.Venue;
import java.util.List;
import java.util.Optional;

/// The page that holds the form: shown again when something in it is wrong.
@FunctionalInterface
public interface FormPage {
    /// @param suggestion the address that was probably meant
    Response again(Venue venue, SignForm form, List<FieldError> errors, Optional<String> suggestion);
}
