package eu.undersigned.drafting;

/// What was typed for a letter that members do not write any more.
public record GoneView(String text) {}
