package eu.undersigned.mailing;

import eu.undersigned.account.Permission;
import eu.undersigned.console.Visit;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One mailing: its texts, whom it reaches, and how far it is.
///
/// @param base path of its page
/// @param readers by language of messages: how many, and in which language they are written to
/// @param tokens of programs that are still good
/// @param address of the mailing for programs
public record MailingView(
        Mailing mailing,
        String base,
        List<Readers> readers,
        List<Written> written,
        String recipients,
        List<Fact> facts,
        boolean mayWrite,
        boolean maySend,
        boolean needsSecondMember,
        boolean isMine,
        long tokens,
        String address,
        String fed) {
    /// @param isFallback whether they get the text of another language than theirs
    public record Readers(String language, String count, String text, boolean isFallback) {}

    /// A language in which there is a text, or could be.
    public record Written(String code, String language, String subject, boolean isThere) {}

    /// @param key of a message
    public record Fact(String key, String value) {}

    static MailingView of(
            Visit visit,
            Mailing mailing,
            Map<Language, Long> counts,
            boolean needsSecondMember,
            long tokens,
            String publicUrl) {
        Formats formats = MailingHandler.TEXTS.formats();
        List<Readers> readers = counts.entrySet().stream()
                .map(entry -> {
                    Language text = mailing.languageFor(entry.getKey());
                    return new Readers(
                            entry.getKey().endonym(),
                            formats.number(entry.getValue()),
                            text.endonym(),
                            text != entry.getKey());
                })
                .toList();
        List<Written> written = Arrays.stream(Language.values())
                .map(language -> {
                    UpdateText text = mailing.texts().get(language);
                    return new Written(
                            language.code(), language.endonym(), text == null ? "" : text.subject(), text != null);
                })
                .toList();
        return new MailingView(
                mailing,
                MailingHandler.path(visit, mailing),
                readers,
                written,
                mailing.recipients().map(formats::number).orElse(""),
                facts(mailing, formats),
                visit.may(Permission.WRITE_MAILING),
                visit.may(Permission.SEND_MAILING),
                needsSecondMember,
                mailing.proposedBy()
                        .filter(member -> member == visit.actor().member())
                        .isPresent(),
                tokens,
                publicUrl + "/api/v1/mailings/" + mailing.id(),
                mailing.fedAt().map(formats::dateTime).orElse(""));
    }

    private static List<Fact> facts(Mailing mailing, Formats formats) {
        Mailing.Outcome outcome = mailing.outcome();
        return List.of(
                new Fact("console.mailing.sent", formats.number(outcome.sent())),
                new Fact("console.mailing.bounced", formats.number(outcome.bounced())),
                new Fact("console.mailing.failed", formats.number(outcome.failed())),
                new Fact("console.mailing.unsure", formats.number(outcome.unsure())),
                new Fact("console.mailing.stopped", formats.number(outcome.stopped())));
    }

    /// Key of the message that says where it stands.
    public String state() {
        return "console.mailing.state." + mailing.state().code();
    }

    public boolean isDraft() {
        return mailing.state() == MailingState.DRAFT;
    }

    public boolean isProposed() {
        return mailing.state() == MailingState.PROPOSED;
    }

    public boolean isRunning() {
        return mailing.state() == MailingState.RUNNING;
    }

    public boolean isPaused() {
        return mailing.state() == MailingState.PAUSED;
    }

    public boolean isOver() {
        return mailing.state() == MailingState.ENDED || mailing.state() == MailingState.CANCELLED;
    }

    public boolean isReady() {
        return mailing.texts().containsKey(mailing.fallback())
                && mailing.recipients().isPresent();
    }
}
