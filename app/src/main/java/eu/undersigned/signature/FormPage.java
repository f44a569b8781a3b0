package eu.undersigned.signature;

import eu.undersigned.http.Response;
import eu.undersigned.layout.Venue;
import java.util.List;
import java.util.Optional;

/// The page that holds the form: shown again when something in it is wrong.
@FunctionalInterface
public interface FormPage {
    Response again(Venue venue, SignForm form, Trouble trouble);

    /// Why the form is shown again.
    ///
    /// @param suggestion the address that was probably meant
    /// @param doubted the mailbox's domain, when there is certainly no such
    record Trouble(List<FieldError> errors, Optional<String> suggestion, Optional<String> doubted) {
        public static final Trouble NONE = new Trouble(List.of(), Optional.empty(), Optional.empty());

        static Trouble errors(List<FieldError> errors) {
            return new Trouble(errors, Optional.empty(), Optional.empty());
        }

        static Trouble suggesting(String address) {
            return new Trouble(List.of(), Optional.of(address), Optional.empty());
        }

        static Trouble doubting(String domain) {
            return new Trouble(List.of(), Optional.empty(), Optional.of(domain));
        }

        public boolean isNone() {
            return equals(NONE);
        }
    }
}
