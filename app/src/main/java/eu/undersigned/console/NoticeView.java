package eu.undersigned.console;

/// A page that says one thing.
public record NoticeView(String title, String lead) {}
