package eu.undersigned.campaign;

import java.time.LocalDate;

/// Signatures that the coalition collected elsewhere. Never mixed with those verified here.
public record Declared(LocalDate date, long count, String source) {}
