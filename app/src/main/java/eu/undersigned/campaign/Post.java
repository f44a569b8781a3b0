package eu.undersigned.campaign;

/// A post or an event.
public record Post(String id) {}
