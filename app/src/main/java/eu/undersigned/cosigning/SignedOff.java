package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Letter;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.cosigning.QueueView.Missing;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.secrets.KeyedHash;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Organisations that signed the draft of an open letter off, and do not stand below it: those to ask.
final class SignedOff {
    private static final Texts TEXTS = ConsoleTexts.texts();

    private final SignOffs signOffs;
    private final KeyedHash hash;

    SignedOff(SignOffs signOffs, KeyedHash hash) {
        this.signOffs = signOffs;
        this.hash = hash;
    }

    /// @param slug empty: of all letters
    List<Missing> missing(Handle transaction, Campaign campaign, Optional<String> slug) {
        return campaign.content().letters().stream()
                .filter(letter -> letter.stage() == Letter.Stage.OPEN)
                .filter(letter -> slug.filter(one -> !one.equals(letter.slug())).isEmpty())
                .flatMap(letter -> missing(transaction, campaign, letter))
                .toList();
    }

    private Stream<Missing> missing(Handle transaction, Campaign campaign, Letter letter) {
        Map<Integer, String> wordings = signOffs.of(transaction, campaign, letter.slug());
        Map<String, CosignatureState> standing =
                wordings.isEmpty() ? Map.of() : CosignedStore.standing(transaction, campaign.id(), letter.slug());
        return campaign.organisations().stream()
                .filter(organisation -> wordings.containsKey(organisation.id()))
                .filter(organisation -> !isBelow(standing, organisation))
                .map(organisation -> new Missing(
                        organisation.name(),
                        letter.main().title(),
                        letter.main().language().code(),
                        TEXTS.of(
                                letter.main().version().equals(wordings.get(organisation.id()))
                                        ? "console.cosigning.signedoff.this"
                                        : "console.cosigning.signedoff.earlier"),
                        state(Optional.ofNullable(standing.get(slug(organisation))))));
    }

    /// One whose domain the kit does not name signs by its name alone.
    private boolean isBelow(Map<String, CosignatureState> standing, Organisation organisation) {
        return Stream.of(slug(organisation), print("name", CanonicalName.of(organisation.name())))
                .anyMatch(print -> standing.get(print) == CosignatureState.ACCEPTED);
    }

    private static String state(Optional<CosignatureState> state) {
        return state.map(one -> TEXTS.of("console.cosigning.state." + one.code()))
                .orElse(TEXTS.of("console.cosigning.signedoff.nothing"));
    }

    private String slug(Organisation organisation) {
        return print("slug", organisation.slug());
    }

    private String print(String kind, String text) {
        return HexFormat.of().formatHex(hash.of(kind, text));
    }
}
