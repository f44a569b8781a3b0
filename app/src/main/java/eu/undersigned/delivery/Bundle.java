package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.organisation.Organisation;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Writes what one organisation receives, as `docs/formats/bundle.md` says. Reads a page at a time in transactions of
/// their own, so that a slow download holds no connection and memory stays flat.
final class Bundle {
    static final int VERSION = 1;
    private static final int PAGE = 2_000;
    /// A confirmation that is under way on another node may become visible a little late: the next bundle looks back.
    static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Database database;
    private final Campaign campaign;
    private final Organisation organisation;
    private final OutputStream out;
    private final MessageDigest hash = sha256();
    private final Set<Integer> epochs = new HashSet<>();
    private final Map<Integer, String> asked = new HashMap<>();

    /// What is asked for.
    ///
    /// @param since only what was confirmed, corrected or erased from then on
    /// @param after resumes behind this record
    record Range(Instant since, UUID after) {
        static final UUID FROM_THE_FIRST = new UUID(0, 0);
    }

    Bundle(Database database, Campaign campaign, Organisation organisation, OutputStream out) {
        this.database = database;
        this.campaign = campaign;
        this.organisation = organisation;
        this.out = out;
    }

    void write(Range range, Instant now) throws IOException {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("bundle", VERSION);
        head.put("campaign", campaign.slug());
        head.put("organisation", organisation.slug());
        head.put("made_at", now.toString());
        if (range.after().equals(Range.FROM_THE_FIRST)) { // else what counts is said by the download that broke off
            head.put("next_since", now.minus(OVERLAP).toString());
        }
        line(head);
        long records = records(range);
        long erasures = erasures(range);
        end(records, erasures);
    }

    /// Some of the lead's records: a bundle like any other, without words and erasures.
    void writeThese(List<UUID> ids, Instant now) throws IOException {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("bundle", VERSION);
        head.put("campaign", campaign.slug());
        head.put("organisation", organisation.slug());
        head.put("made_at", now.toString());
        line(head);
        List<DeliveryStore.Sealed> records =
                database.inTransaction(transaction -> DeliveryStore.these(transaction, campaign.id(), ids));
        for (DeliveryStore.Sealed record : records) {
            epochLine(record.epoch());
            line(record(record, Optional.empty()));
        }
        end(records.size(), 0);
    }

    private void epochLine(int number) throws IOException {
        if (epochs.add(number)) {
            line(epoch(database.inTransaction(transaction -> DeliveryStore.epoch(transaction, number))));
        }
    }

    private void end(long records, long erasures) throws IOException {
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("end", true);
        end.put("records", records);
        end.put("erasures", erasures);
        end.put("sha256", HexFormat.of().formatHex(hash.digest()));
        line(end);
        out.flush();
    }

    private long records(Range range) throws IOException {
        Optional<Organisation> partner = Optional.of(organisation)
                .filter(one -> one.id() != campaign.lead().id());
        UUID after = range.after();
        long count = 0;
        while (true) {
            UUID from = after;
            List<DeliveryStore.Sealed> page = database.inTransaction(
                    transaction -> DeliveryStore.next(transaction, campaign.id(), partner, from, range.since(), PAGE));
            for (DeliveryStore.Sealed record : page) {
                epochLine(record.epoch());
                line(record(record, asked(record.asked())));
            }
            count += page.size();
            if (page.size() < PAGE) {
                return count;
            }
            after = page.getLast().id();
        }
    }

    /// The version of the words, which stand in a line of their own before the first record that needs them.
    private Optional<String> asked(int number) throws IOException {
        if (number == 0) {
            return Optional.empty();
        }
        String known = asked.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        DeliveryStore.Asked words = database.inTransaction(transaction -> DeliveryStore.asked(transaction, number));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("words", words.words());
        line.put("sha256", words.version());
        line.put("language", words.language().toLowerCase(Locale.ROOT));
        line(line);
        asked.put(number, words.version());
        return Optional.of(words.version());
    }

    private static Map<String, Object> epoch(DeliveryStore.Epoch epoch) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("epoch", epoch.id());
        line.put("recipient", epoch.recipient());
        line.put("key", Base64.getEncoder().encodeToString(epoch.wrapped()));
        return line;
    }

    private static Map<String, Object> record(DeliveryStore.Sealed record, Optional<String> asked) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", record.id().toString());
        line.put("epoch", record.epoch());
        line.put("sealed", Base64.getEncoder().encodeToString(record.envelope()));
        line.put("country", record.country());
        line.put("language", record.language().toLowerCase(Locale.ROOT));
        line.put("text", record.text());
        asked.ifPresent(version -> line.put("asked", version));
        line.put("updates", record.updates() ? "yes" : "no");
        line.put("confirmed_at", record.confirmedAt().toString());
        line.put("changed_at", record.changedAt().toString());
        return line;
    }

    private long erasures(Range range) throws IOException {
        long after = 0;
        long count = 0;
        while (true) {
            long from = after;
            List<DeliveryStore.Erased> page = database.inTransaction(transaction ->
                    DeliveryStore.erasures(transaction, campaign.id(), organisation.id(), from, range.since(), PAGE));
            for (DeliveryStore.Erased erased : page) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("erased", erased.signature().toString());
                line.put("at", erased.at().toString());
                if (erased.isInvalid()) {
                    line.put("reason", "invalidated");
                }
                line(line);
            }
            count += page.size();
            if (page.size() < PAGE) {
                return count;
            }
            after = page.getLast().number();
        }
    }

    private void line(Map<String, Object> content) throws IOException {
        byte[] json = Json.write(content);
        out.write(json);
        out.write('\n');
        hash.update(json);
        hash.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
