package eu.undersigned.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A table to download: which steps of time, by what, and in which form.
record Table(Step step, Attribute attribute, Form form) {
    /// Of time, in UTC.
    enum Step {
        HOURLY,
        DAILY
    }

    /// By what signatures are counted.
    enum Attribute {
        COUNTRY,
        LANGUAGE,
        ORGANISATION
    }

    enum Form {
        CSV("text/csv; charset=utf-8; header=present"),
        JSON("application/json");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    /// @param step as in a path: `hourly` or `daily`
    /// @param file as in a path, such as `country.csv`
    static Optional<Table> parse(String step, String file) {
        String[] parts = file.split("\\.", -1);
        return parts.length != 2
                ? Optional.empty()
                : find(Step.values(), step)
                        .flatMap(foundStep -> find(Attribute.values(), parts[0])
                                .flatMap(attribute -> find(Form.values(), parts[1])
                                        .map(form -> new Table(foundStep, attribute, form))));
    }

    private static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
        return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst();
    }

    /// As paths, columns and the database write it.
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// Such as `daily/country.csv`.
    String path() {
        return word(step) + "/" + word(attribute) + "." + word(form);
    }
}
