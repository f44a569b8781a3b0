package eu.undersigned.letter;

import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.statistics.StatisticsView.Share;
import java.util.List;
import java.util.Optional;

/// A letter with all who signed it, for its page and its PDF.
///
/// @param text in the page's language, or the main one
/// @param lang code of the text's language, when that is not the page's
/// @param notes about the text that no reader should miss: that it is in another language, made from an earlier
///     wording, or not the one that holds
/// @param version which wording this is, and since when
/// @param state until when it can be signed, or when it was handed over
/// @param initiators names of the organisations that begin it
/// @param sign path of the form; empty: it can't be signed now
/// @param paths where else it is
/// @param signed empty for a wording that is not the one that holds
/// @param versions the newest first; none while there is one
/// @param data JSON-LD, safe inside a script element; empty on pages that engines don't list
public record LetterView(
        LetterText text,
        Optional<String> lang,
        List<String> notes,
        String version,
        String state,
        List<String> initiators,
        Optional<String> sign,
        Paths paths,
        Optional<Signed> signed,
        List<Source> sources,
        List<Version> versions,
        String data) {
    /// @param letter of its page
    /// @param delivered the PDF as it was handed over, where others signed since
    /// @param home of the campaign's page
    public record Paths(String letter, String pdf, Optional<String> delivered, String json, String all, String home) {}

    /// Who signed.
    ///
    /// @param counts sentences that say how many; none: nobody did
    /// @param shares organisations by country, most first
    /// @param at to which day the list is complete
    public record Signed(List<String> counts, List<Group> groups, List<Share> shares, String at) {
        public boolean isEmpty() {
            return groups.isEmpty();
        }
    }

    /// The organisations of a country.
    public record Group(String country, String count, List<Signer> signers) {}

    /// @param person who signs for it, and in which role; empty once that was withdrawn
    /// @param remarks such as that it signed an earlier wording
    public record Signer(
            String organisation, Optional<String> website, Optional<String> person, List<String> remarks) {}

    /// Where something in the letter comes from.
    public record Source(String label, Optional<String> url, String date) {}

    /// A wording of it.
    ///
    /// @param remark what is special about it; often empty
    public record Version(String name, String path, Optional<String> remark) {}

    LetterView with(String structured) {
        return new LetterView(
                text, lang, notes, version, state, initiators, sign, paths, signed, sources, versions, structured);
    }

    /// A letter in a list.
    ///
    /// @param lang code of its text's language, when that is not the page's
    /// @param count how many signed; empty: nobody yet
    public record Item(String path, LetterText text, Optional<String> lang, String state, Optional<String> count) {}

    static String path(String home, Letter letter) {
        return home + "/letters/" + letter.slug();
    }
}
