package eu.undersigned.voice;

import java.util.List;
import java.util.Optional;

/// A page of the list of voices.
///
/// @param page which page of how many, in words; empty: there is one
/// @param newer path of the page before
/// @param older path of the page after
/// @param isOpen whether somebody can add one
/// @param home path of the campaign's page
public record VoicesView(
        List<VoiceView> voices,
        Optional<String> page,
        Optional<String> newer,
        Optional<String> older,
        boolean isOpen,
        String home) {}
