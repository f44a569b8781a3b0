package eu.undersigned.delivery;

import eu.undersigned.http.Response;
import java.time.Duration;

/// What comes of the wish to download a bundle.
sealed interface DownloadResult {
    /// @param bundle to be saved as a file, written as it is sent
    record Ready(Response bundle) implements DownloadResult {}

    /// A wrong token; or no such organisation, which must look the same.
    record NotAllowed() implements DownloadResult {}

    /// `since` is no time, or `after` no id.
    record BadRange() implements DownloadResult {}

    /// Too many others are under way.
    record Busy(Duration retryAfter) implements DownloadResult {}
}
