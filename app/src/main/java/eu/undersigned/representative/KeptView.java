package eu.undersigned.representative;

import eu.undersigned.i18n.Language;

/// A letter that can't be sent to the one it was typed for.
///
/// @param reason in words
/// @param country whose other members are behind the path
public record KeptView(
        String reason, String country, String countryPath, String subject, String text, Language language) {
    @Override
    public String toString() {
        return "KeptView[hidden]";
    }
}
