package eu.undersigned.receipt;

import java.util.Optional;

/// The page of a signer's receipt.
///
/// @param download path of the file
/// @param link path of the page that checks the receipt, with its short form
/// @param code the same link, for whoever has no screen at hand
/// @param mine the page of one's own signature
/// @param uncounted that it does not count at the moment, and why
public record ReceiptView(String download, String link, CodeView code, String mine, Optional<String> uncounted) {}
