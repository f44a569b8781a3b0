package eu.undersigned.confirmation;

/// The page after confirming.
///
/// @param lead how many people have confirmed, in words
/// @param address the petition's public address
/// @param share path of the page from which to share it
/// @param mine the page of one's own signature
/// @param asksToWrite whether people are asked to write to their representatives
public record ThanksView(String lead, String address, String share, String mine, boolean asksToWrite) {}
