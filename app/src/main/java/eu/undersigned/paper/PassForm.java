package eu.undersigned.paper;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.console.Visit;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The form with which a member makes a class pass, as it was sent.
///
/// @param values by field
/// @param wrong keys of messages by field
record PassForm(Map<String, String> values, Map<String, String> wrong) {
    static final List<String> FIELDS = List.of("band", "country", "language", "children", "label");
    static final int LONGEST_LABEL = 80;

    static PassForm empty(Campaign campaign) {
        return new PassForm(Map.of("language", campaign.languages().getFirst().code()), Map.of());
    }

    static PassForm of(Visit visit, Consultation consultation) {
        Map<String, String> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> values.put(field, visit.field(field)));
        Map<String, String> wrong = new LinkedHashMap<>();
        if (consultation.band(visit.field("band")).isEmpty()) {
            wrong.put("band", "console.paper.wrong.band");
        }
        if (!Countries.isKnown(visit.field("country"))) {
            wrong.put("country", "console.paper.wrong.country");
        }
        if (Language.of(visit.field("language"))
                .filter(visit.campaign().languages()::contains)
                .isEmpty()) {
            wrong.put("language", "console.paper.wrong.language");
        }
        if (children(values).isEmpty()) {
            wrong.put("children", "console.paper.wrong.children");
        }
        String label = visit.field("label");
        if (label.length() > LONGEST_LABEL || label.matches("(?s).*[\\p{Cc}\\p{Cf}@].*")) {
            wrong.put("label", "console.paper.wrong.label");
        }
        return new PassForm(values, wrong);
    }

    private static OptionalInt children(Map<String, String> values) {
        String typed = values.getOrDefault("children", "");
        int children = typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : 0;
        return children >= 1 && children <= ClassPass.MOST ? OptionalInt.of(children) : OptionalInt.empty();
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    PassForm with(String field, String key) {
        Map<String, String> more = new LinkedHashMap<>(wrong);
        more.put(field, key);
        return new PassForm(values, more);
    }

    /// Empty while something is wrong.
    Optional<ClassPass> pass(Visit visit, Consultation consultation) {
        return wrong.isEmpty()
                ? Optional.of(new ClassPass(
                        0,
                        visit.campaign().id(),
                        consultation.slug(),
                        visit.ofOrganisation()
                                .map(organisation -> OptionalInt.of(organisation.id()))
                                .orElseGet(OptionalInt::empty),
                        value("band"),
                        value("country"),
                        Language.of(value("language")).orElseThrow(),
                        children(values).orElseThrow(),
                        value("label"),
                        PassState.OPEN,
                        false))
                : Optional.empty();
    }
}
