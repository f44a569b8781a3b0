package eu.undersigned.page;

import java.util.List;
import java.util.Optional;

/// What an organisation copies into its own site.
///
/// @param widget path of the widget, for the preview
/// @param origins in which the widget may stand
/// @param fingerprint of the organisation's key
public record EmbedView(
        String organisation,
        String withLoader,
        String frame,
        String policy,
        String page,
        String oembed,
        String widget,
        List<String> origins,
        Optional<String> fingerprint) {}
