package eu.undersigned.campaign;

/// How far a translation can be trusted.
public enum TranslationStatus {
    /// The text that the others were made from.
    SOURCE,
    /// Read and approved by a native speaker of the coalition.
    REVIEWED,
    /// Not yet read by anyone but its translator: the page says so.
    UNREVIEWED
}
