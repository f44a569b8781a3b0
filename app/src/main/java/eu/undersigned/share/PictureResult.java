package eu.undersigned.share;

/// What becomes of asking for a picture.
sealed interface PictureResult {
    /// @param png at most 100 KB
    record Drawn(byte[] png) implements PictureResult {}

    /// Others are being drawn: the visitor is asked to try again.
    record Busy() implements PictureResult {}

    /// This machine can't draw.
    record Unable() implements PictureResult {}
}
