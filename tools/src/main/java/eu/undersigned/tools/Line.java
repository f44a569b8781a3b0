package eu.undersigned.tools;

import eu.undersigned.seal.Recipient;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/// A line of a bundle, as `docs/formats/bundle.md` says. Strict about what it knows, silent about other names.
sealed interface Line {
    record Head(String campaign, String organisation) implements Line {}

    /// @param wrapped an `age` file
    record Epoch(long number, Recipient recipient, byte[] wrapped) implements Line {}

    record Record(
            UUID id,
            long epoch,
            byte[] sealed,
            String country,
            String language,
            String text,
            String updates,
            String confirmedAt,
            Instant changedAt)
            implements Line {}

    record Erased(UUID id, Instant at) implements Line {}

    record End(long records, long erasures, String sha256) implements Line {}

    /// Of a later version: to be passed over.
    record Unknown() implements Line {}

    /// None of a bundle.
    ///
    /// @param reason for a person, to stand behind "line 7"
    record Wrong(String reason) implements Line {}

    static Line parse(byte[] bytes) {
        try {
            return parse(Fields.read(bytes));
        } catch (JacksonException e) {
            return new Wrong("is no JSON"); // the parser's own words would quote the line
        } catch (Fields.Unfit e) {
            return new Wrong(e.reason());
        }
    }

    private static Line parse(Fields fields) throws Fields.Unfit {
        if (fields.has("bundle")) {
            return fields.number("bundle") == 1
                    ? new Head(fields.text("campaign"), fields.text("organisation"))
                    : new Wrong("is of a form that this program does not know: a newer one may");
        }
        if (fields.has("id")) {
            return record(fields);
        }
        if (fields.has("erased")) {
            return new Erased(fields.id("erased"), fields.time("at"));
        }
        if (fields.has("key")) {
            return new Epoch(fields.number("epoch"), Recipient.stored(fields.text("recipient")), fields.base64("key"));
        }
        if (fields.has("end")) {
            return new End(fields.number("records"), fields.number("erasures"), fields.text("sha256"));
        }
        return new Unknown();
    }

    private static Record record(Fields fields) throws Fields.Unfit {
        String confirmedAt = fields.text("confirmed_at");
        Instant confirmed = fields.time("confirmed_at");
        return new Record(
                fields.id("id"),
                fields.number("epoch"),
                fields.base64("sealed"),
                fields.text("country"),
                fields.text("language"),
                fields.text("text"),
                fields.text("updates"),
                confirmedAt,
                // Most were never corrected: the same moment need not be read twice.
                confirmedAt.equals(fields.text("changed_at")) ? confirmed : fields.time("changed_at"));
    }
}
