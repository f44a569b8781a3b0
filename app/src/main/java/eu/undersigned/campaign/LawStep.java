package eu.undersigned.campaign;

/// A step on the law's way.
public record LawStep(String id) {}
