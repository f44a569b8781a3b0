package eu.undersigned.console;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.List;

/// What the console says. In English only so far.
public final class ConsoleTexts {
    private static final List<String> AREAS = List.of(
            "frame",
            "account",
            "overview",
            "editing",
            "fact",
            "timeline",
            "protection",
            "invalidation",
            "audit",
            "job",
            "mailing",
            "news",
            "drafting",
            "helplines",
            "redirects",
            "voicerules",
            "paper",
            "representatives",
            "cosigning",
            "moderation");
    private static final Texts ENGLISH = Texts.of(
            Language.EN,
            AREAS.stream()
                    .map(area -> "/messages/console/en/" + area + ".properties")
                    .toList());

    private ConsoleTexts() {}

    public static Texts texts() {
        return ENGLISH;
    }
}
