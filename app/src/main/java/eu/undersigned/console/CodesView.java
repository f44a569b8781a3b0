package eu.undersigned.console;

import java.util.List;

/// Recovery codes, shown once.
///
/// @param then where to go on
public record CodesView(List<String> codes, String then) {}
