package eu.undersigned.outbox;

import java.util.UUID;

/// A [Letter] as the database may hold it.
public record SealedLetter(UUID id, String kind, byte[] sealed) {}
