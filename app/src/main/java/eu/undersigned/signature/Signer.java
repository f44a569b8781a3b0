package eu.undersigned.signature;

/// The person: what is sealed.
public record Signer(SignerName name, EmailAddress email) {}
