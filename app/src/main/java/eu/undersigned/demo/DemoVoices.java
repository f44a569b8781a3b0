package eu.undersigned.demo;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.VoiceRules;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.voice.ContentNote;
import eu.undersigned.voice.Moderating;
import eu.undersigned.voice.NewVoice;
import eu.undersigned.voice.Standing;
import eu.undersigned.voice.Use;
import eu.undersigned.voice.VoiceModule;
import eu.undersigned.voice.Wording;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Voices that say of themselves that they are samples: nobody's story is invented.
final class DemoVoices {
    /// Two invented members, who release survivors' texts together.
    private static final List<Integer> MEMBERS = List.of(1, 2);
    private static final int WAITING = 30;
    private static final Duration AGE = Duration.ofDays(4);

    private final Database database;
    private final VoiceModule voices;
    private final InstantSource clock;

    private record Sample(Standing standing, Language language, String name, String country, String text) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(
                    Standing.SURVIVOR,
                    Language.EN,
                    "Sample name",
                    "IE",
                    "This is a sample. Here stand the words of somebody who was abused as a child, as they chose them, under"
                            + " a name that they chose.\n\nThey can take them back at any time."),
            new Sample(
                    Standing.SAFEGUARDER,
                    Language.DE,
                    "Beispielname",
                    "AT",
                    "Das ist ein Beispiel. Hier steht, was jemand sagt, der Kinder schützt: in der Schule, in der Beratung,"
                            + " bei der Polizei."),
            new Sample(
                    Standing.SUPPORTER,
                    Language.FR,
                    "",
                    "BE",
                    "Ceci est un exemple. Ici se trouvent les mots d’une personne qui soutient la campagne."),
            new Sample(
                    Standing.SURVIVOR,
                    Language.EL,
                    "",
                    "",
                    "Αυτό είναι ένα δείγμα. Εδώ βρίσκονται τα λόγια ενός ανθρώπου που θέλησε να μιλήσει."));

    DemoVoices(Database database, VoiceModule voices, InstantSource clock) {
        this.database = database;
        this.voices = voices;
        this.clock = clock;
    }

    void fill(Campaign campaign) {
        if (campaign.content().voices().filter(VoiceRules::open).isEmpty()) {
            return;
        }
        Moderating moderating = voices.moderating();
        for (int i = 0; i < SAMPLES.size(); i++) {
            Sample sample = SAMPLES.get(i);
            NewVoice voice = voice(sample, i == 0 ? Set.of(ContentNote.ABUSE) : Set.of());
            UUID id = leave(campaign, voice, "published" + i);
            database.useTransaction(transaction -> MEMBERS.forEach(
                    member -> moderating.release(transaction, campaign.id(), member, id, voice.wording())));
        }
        for (int i = 0; i < WAITING; i++) {
            Sample sample = SAMPLES.get(i % SAMPLES.size());
            leave(campaign, voice(sample, i % 3 == 0 ? Set.of(ContentNote.ABUSE) : Set.of()), "waiting" + i);
        }
        moderating.changed();
    }

    private static NewVoice voice(Sample sample, Set<ContentNote> notes) {
        return new NewVoice(
                sample.standing(),
                sample.language(),
                new Wording(
                        sample.name(), Optional.of(sample.country()).filter(code -> !code.isEmpty()), sample.text()),
                notes,
                Set.of(Use.PAGE, Use.PRESS));
    }

    private UUID leave(Campaign campaign, NewVoice voice, String once) {
        return voices.leaveAt(campaign, voice, once, clock.instant().minus(AGE))
                .orElseThrow()
                .id();
    }
}
