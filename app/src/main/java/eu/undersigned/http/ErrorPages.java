package eu.undersigned.http;

/// Turns a failure into a page for people, or into a problem document for programs.
@FunctionalInterface
public interface ErrorPages {
    Response page(Request request, Failure failure);

    /// The closed list of what can go wrong outside a handler's own answers.
    enum Failure {
        BAD_REQUEST(400),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        INTERNAL(500),
        UNAVAILABLE(503);

        private final int status;

        Failure(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
