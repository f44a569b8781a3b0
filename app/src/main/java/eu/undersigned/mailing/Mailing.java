package eu.undersigned.mailing;

import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// An update to the signers of a campaign who said yes to updates.
///
/// @param name for the team
/// @param version grows with every change of the draft
/// @param fallback the language for readers in whose own there is no text
/// @param quiet when nothing is sent
/// @param proposedBy the member who wants it sent, while a second one has not said yes
/// @param begunAt recipients are those who had confirmed by then
/// @param pausedBecause why it pauses by itself: `bounces`
/// @param recipients who had said yes when it was counted
public record Mailing(
        int id,
        int campaign,
        String name,
        MailingState state,
        int version,
        Language fallback,
        Pace pace,
        Optional<Quiet> quiet,
        Map<Language, UpdateText> texts,
        Optional<Integer> proposedBy,
        Optional<Instant> begunAt,
        Optional<Instant> endedAt,
        Optional<String> pausedBecause,
        Optional<Long> recipients,
        Outcome outcome,
        Optional<Instant> fedAt) {
    /// Most mails an hour.
    public record Pace(int perHour, int perDomain) {}

    /// Hours of the day, UTC, 0 to 23; from `from` on and until `until` nothing is sent.
    public record Quiet(int from, int until) {
        boolean holds(Instant at) {
            int hour = at.atOffset(ZoneOffset.UTC).getHour();
            return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
        }
    }

    /// What became of those who were tried.
    ///
    /// @param sent the mail server took it
    /// @param bounced refused for good
    /// @param unsure broken off before the mail server's answer; not tried again
    /// @param failed not now, five times
    /// @param stopped ended the updates by a link of this mailing
    public record Outcome(long sent, long bounced, long unsure, long failed, long stopped) {
        public long tried() {
            return sent + bounced + unsure + failed;
        }
    }

    /// The language in which somebody is written to.
    public Language languageFor(Language reader) {
        return texts.containsKey(reader) ? reader : fallback;
    }

    /// Whether readers are greeted by name, so that names are needed.
    public boolean isNaming() {
        return texts.values().stream().anyMatch(UpdateText::isNaming);
    }

    boolean isQuiet(Instant at) {
        return quiet.filter(hours -> hours.holds(at)).isPresent();
    }
}
