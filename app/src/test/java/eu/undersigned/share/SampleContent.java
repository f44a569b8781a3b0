package eu.undersigned.share;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Colour;
import eu.undersigned.page.RingView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What pictures in tests show.
final class SampleContent {
    private SampleContent() {}

    /// The shipped petition's title.
    static String title(Language language) {
        Path text = Path.of("../campaigns/every-second-counts/petition." + language.code() + ".md");
        try {
            return Files.readAllLines(text).stream()
                    .filter(line -> line.startsWith("# "))
                    .findFirst()
                    .orElseThrow()
                    .substring(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PictureContent of(Language language) {
        return of(language, title(language), 3318, Optional.empty(), Optional.empty());
    }

    static PictureContent of(
            Language language, String title, long confirmed, Optional<String> organisation, Optional<Colour> colour) {
        Texts texts = Texts.in(language);
        return new PictureContent(
                "Every Second Counts",
                "#ChildSafetyOn",
                title,
                texts.formats().number(50_000 + confirmed),
                texts.of("count.of", "goal", 100_000),
                RingView.of(50_000, confirmed, 100_000),
                List.of(
                        texts.formats().number(confirmed) + " " + texts.of("count.confirmed"),
                        texts.formats().number(50_000) + " "
                                + texts.of(
                                        "count.declared",
                                        "date",
                                        texts.formats().date(LocalDate.of(2023, 6, 1)))),
                "petition.example.org/" + language.code() + "/every-second-counts",
                organisation,
                colour,
                Optional.empty());
    }
}
