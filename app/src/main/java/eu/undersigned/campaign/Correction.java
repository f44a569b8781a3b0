package eu.undersigned.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A figure that was wrong: what stood there, and what stands there since.
///
/// @param reason may be empty
public record Correction(LocalDate date, BigDecimal was, BigDecimal is, Fact.Words reason) {}
