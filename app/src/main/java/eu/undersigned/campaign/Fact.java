package eu.undersigned.campaign;

/// A figure of the ledger.
public record Fact(String id) {}
