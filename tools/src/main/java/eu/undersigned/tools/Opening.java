package eu.undersigned.tools;

import eu.undersigned.seal.EnvelopeOpener;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.Person;
import eu.undersigned.seal.Recipient;
import eu.undersigned.seal.RecordName;
import eu.undersigned.seal.WrappedKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Opens one record after another, and hands on whom it names.
final class Opening {
    private static final int PROGRESS = 100_000;

    private final Identity identity;
    private final Contents contents;
    private final BiConsumer<Person, Line.Record> people;
    private final Consumer<String> progress;
    private final Map<Long, Epoch> epochs = new HashMap<>();
    private final Set<String> otherKeys = new TreeSet<>();
    private String campaign = "";
    private long opened;
    private long foreign;
    private long changed;

    /// @param opener empty: not sealed to this key
    private record Epoch(Recipient recipient, Optional<EnvelopeOpener> opener) {}

    Opening(Identity identity, Contents contents, BiConsumer<Person, Line.Record> people, Consumer<String> progress) {
        this.identity = identity;
        this.contents = contents;
        this.people = people;
        this.progress = progress;
    }

    void line(Line line) {
        switch (line) {
            case Line.Head head -> {
                campaign = head.campaign();
                epochs.clear();
            }
            case Line.Epoch epoch ->
                epochs.put(
                        epoch.number(),
                        new Epoch(
                                epoch.recipient(),
                                WrappedKey.unwrap(epoch.wrapped(), identity).map(EnvelopeOpener::new)));
            case Line.Record record -> {
                if (contents.take(record)) {
                    open(record);
                }
            }
            case Line.Erased _, Line.End _, Line.Unknown _, Line.Wrong _ -> {}
        }
    }

    private void open(Line.Record record) {
        Epoch epoch = epochs.get(record.epoch());
        if (epoch == null || epoch.opener().isEmpty()) {
            foreign++;
            if (epoch != null) {
                otherKeys.add(epoch.recipient().text());
            }
            return;
        }
        RecordName name = new RecordName(campaign, epoch.recipient(), record.epoch(), record.id());
        Optional<Person> person =
                epoch.opener().get().open(name, record.sealed()).flatMap(Person::decode);
        if (person.isEmpty()) {
            changed++;
            return;
        }
        people.accept(person.get(), record);
        if (++opened % PROGRESS == 0) {
            progress.accept(opened + " people so far");
        }
    }

    long opened() {
        return opened;
    }

    long unopened() {
        return foreign + changed;
    }

    /// What is to be said of records that did not open.
    List<String> complaints(Recipient mine) {
        List<String> complaints = new ArrayList<>();
        if (foreign > 0) {
            complaints.add(Open.count(foreign, "record does", "records do")
                    + " not open with this key: it may be an earlier one, or another organisation's. Yours is " + mine
                    + ", they are for " + String.join(", ", otherKeys));
        }
        if (changed > 0) {
            complaints.add(Open.count(changed, "record does", "records do")
                    + " not open although the key fits: changed on the way, and not written."
                    + " Download the bundle again; if that does not help, ask the coordinator");
        }
        return complaints;
    }
}
