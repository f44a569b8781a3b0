package eu.undersigned.campaign;

/// A place to turn to.
public record Helpline(String id) {}
