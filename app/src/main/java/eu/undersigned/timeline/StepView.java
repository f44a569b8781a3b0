package eu.undersigned.timeline;

import eu.undersigned.campaign.LawStep;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A step in the words of one language.
///
/// @param date in words
/// @param isoDate for programs
/// @param kind what it was, and of which institution; may be empty
/// @param titleLanguage code of the title's language, where it is another one than the page's
/// @param source with the word for it
/// @param isUnchecked whether nobody made sure of its link
public record StepView(
        String id,
        String date,
        String isoDate,
        String kind,
        String title,
        Optional<String> titleLanguage,
        boolean isDone,
        Optional<VoteView> vote,
        String source,
        Optional<String> url,
        boolean isUnchecked) {
    /// A vote as a bar of three parts, and the same in words.
    ///
    /// @param approving width of the part; all of them make [#WIDTH]
    /// @param rejecting width of the part that stands behind it
    public record VoteView(String words, int approving, int rejecting) {
        public static final int WIDTH = 1_000;

        static VoteView of(LawStep.Vote vote, Texts texts) {
            Formats formats = texts.formats();
            return new VoteView(
                    texts.of(
                            "timeline.votes",
                            "approving",
                            formats.number(vote.approving()),
                            "rejecting",
                            formats.number(vote.rejecting()),
                            "abstaining",
                            formats.number(vote.abstaining())),
                    WIDTH * vote.approving() / vote.all(),
                    WIDTH * vote.rejecting() / vote.all());
        }

        public int abstaining() {
            return WIDTH - approving - rejecting;
        }
    }

    static StepView of(LawStep step, Texts texts) {
        Language shown = step.titleLanguage(texts.language());
        return new StepView(
                step.id(),
                step.date().in(texts.formats()),
                step.date().toString(),
                Stream.of(kind(step.kind(), texts), institution(step.institution(), texts))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(" · ")),
                step.title(texts.language()),
                shown == texts.language() ? Optional.empty() : Optional.of(shown.code()),
                step.isDone(),
                step.vote().map(vote -> VoteView.of(vote, texts)),
                texts.of("count.declared.source", "source", step.source()),
                step.url(),
                step.url().isPresent() && step.verified().isEmpty());
    }

    private static String kind(LawStep.Kind kind, Texts texts) {
        return switch (kind) {
            case PROPOSAL -> texts.of("timeline.kind.proposal");
            case MANDATE -> texts.of("timeline.kind.mandate");
            case VOTE -> texts.of("timeline.kind.vote");
            case LAW -> texts.of("timeline.kind.law");
            case EXPIRY -> texts.of("timeline.kind.expiry");
            case PETITION -> texts.of("timeline.kind.petition");
            case HANDOVER -> texts.of("timeline.kind.handover");
            case OTHER -> ""; // its title says what it was
        };
    }

    /// The institutions of the EU have names in all its languages; others are named as the kit names them.
    private static String institution(String institution, Texts texts) {
        return switch (institution) {
            case "parliament" -> texts.of("timeline.institution.parliament");
            case "council" -> texts.of("timeline.institution.council");
            case "commission" -> texts.of("timeline.institution.commission");
            default -> institution;
        };
    }

    /// All of it but title and date, a line each, for feeds and calendars.
    String inWords() {
        return Stream.of(Optional.of(kind), vote.map(VoteView::words), Optional.of(source), url)
                .flatMap(Optional::stream)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
