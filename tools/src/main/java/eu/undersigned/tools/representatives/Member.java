package eu.undersigned.tools.representatives;

import java.util.List;

/// A row of `representatives.csv`.
///
/// @param mailbox empty: none is known
/// @param left a day, or empty: is a member
record Member(
        String id,
        String name,
        String country,
        String group,
        String language,
        String mailbox,
        String page,
        String left) {
    static final List<String> COLUMNS =
            List.of("id", "name", "country", "group", "language", "mailbox", "page", "left");

    boolean isMember() {
        return left.isEmpty();
    }

    Member withMailbox(String other) {
        return new Member(id, name, country, group, language, other, page, left);
    }

    Member withLeft(String day) {
        return new Member(id, name, country, group, language, mailbox, page, day);
    }

    List<String> values() {
        return List.of(id, name, country, group, language, mailbox, page, left);
    }
}
