package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A figure of the ledger, with all that is known of it.
///
/// @param figure the part of it that the campaign page and the petition's texts use
/// @param claim what the number says, to be read after it; empty where the petition's texts say it
/// @param unit what is counted
/// @param method how it was counted
/// @param series the chart that it is a bar of
/// @param year that it is about; each fact of a series has one
/// @param url where its source says it
/// @param expires the last day on which it holds without being checked again
/// @param conflicting ids of facts whose sources say otherwise; whatever names another is named by it
/// @param corrections oldest first
public record Fact(
        Figure figure,
        Words claim,
        Words unit,
        Words method,
        Optional<String> series,
        Optional<Integer> year,
        Optional<String> url,
        Optional<LocalDate> expires,
        Set<String> conflicting,
        List<Correction> corrections) {
    public Fact {
        conflicting = Set.copyOf(conflicting);
        corrections = List.copyOf(corrections);
    }

    public String id() {
        return figure.id();
    }

    /// Whether it is past its day: then it stands in the ledger alone until somebody has checked it.
    public boolean isExpired(LocalDate today) {
        return expires.filter(today::isAfter).isPresent();
    }

    /// A text in the languages in which the kit has it.
    public record Words(Map<Language, String> byLanguage) {
        public static final Words NONE = new Words(Map.of());

        public Words {
            byLanguage = java.util.Collections.unmodifiableMap(new TreeMap<>(byLanguage));
        }

        /// In this language; else in English, else in any. Empty when there are none.
        public Optional<Spoken> in(Language language) {
            for (Language each : List.of(language, Language.EN)) {
                if (byLanguage.containsKey(each)) {
                    return Optional.of(new Spoken(byLanguage.getOrDefault(each, ""), each));
                }
            }
            return byLanguage.entrySet().stream()
                    .findFirst()
                    .map(entry -> new Spoken(entry.getValue(), entry.getKey()));
        }

        /// These, and the others in languages that these lack.
        public Words or(Words others) {
            Map<Language, String> all = new TreeMap<>(others.byLanguage);
            all.putAll(byLanguage);
            return new Words(all);
        }

        public boolean isEmpty() {
            return byLanguage.isEmpty();
        }
    }

    /// A text, and the language in which it stands.
    public record Spoken(String text, Language language) {}
}
