package eu.undersigned.outbox;

/// Who stands behind a kind of letter.
///
/// @param composer puts it into words
/// @param refusals learns that a mail server refused one for good
public record Desk(Composer composer, RefusalListener refusals) {}
