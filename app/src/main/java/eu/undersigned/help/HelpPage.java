package eu.undersigned.help;

import eu.undersigned.campaign.Helpline;
import eu.undersigned.campaign.Helpline.Purpose;
import eu.undersigned.help.HelpView.Group;
import eu.undersigned.help.HelpView.Line;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Chooses what holds in a country today, and puts it into the words of one language.
final class HelpPage {
    private final List<Helpline> helplines;
    private final Texts texts;
    private final LocalDate today;

    /// @param helplines of all kits
    HelpPage(List<Helpline> helplines, Texts texts, LocalDate today) {
        this.helplines = helplines;
        this.texts = texts;
        this.today = today;
    }

    /// The EU's members, and whoever else has a row that is shown.
    static Set<String> countries(List<Helpline> helplines, LocalDate today) {
        Set<String> codes = new TreeSet<>(Countries.EU);
        helplines.stream()
                .filter(helpline -> helpline.isShown(today) && !helpline.isForAll())
                .forEach(helpline -> codes.add(helpline.country()));
        return codes;
    }

    /// @param country empty: what holds in all of the EU
    HelpView in(Optional<String> country) {
        Set<String> codes = countries(helplines, today);
        return new HelpView(
                texts.formats().countries().stream()
                        .filter(known -> codes.contains(known.code()))
                        .toList(),
                country.orElse(""),
                Arrays.stream(Purpose.values())
                        .map(purpose -> group(purpose, country))
                        .toList());
    }

    private Group group(Purpose purpose, Optional<String> country) {
        List<Helpline> found = found(purpose, country);
        Optional<HelpView.Number> everywhere = everywhere(purpose)
                .filter(number -> found.stream()
                        .noneMatch(helpline -> helpline.dialled()
                                .filter(number.dialled()::equals)
                                .isPresent()));
        // That the children's number works "in most countries" helps nobody in one where it may not.
        boolean isTrue =
                purpose != Purpose.CHILD || country.isEmpty() || found.stream().anyMatch(Helpline::isForAll);
        Optional<HelpView.Number> number = isTrue ? everywhere : Optional.empty();
        return new Group(
                title(purpose),
                isTrue ? Optional.of(title(purpose) + ".text") : Optional.empty(),
                number,
                found.stream().map(this::line).toList());
    }

    /// Whoever answers a number in the country is named, not the whole EU.
    private List<Helpline> found(Purpose purpose, Optional<String> country) {
        List<Helpline> serving = helplines.stream()
                .filter(helpline -> helpline.purpose() == purpose && helpline.isOffered(helplines, today))
                .filter(helpline -> country.map(helpline::serves).orElse(helpline.isForAll()))
                .distinct()
                .toList();
        Set<Optional<String>> answered = serving.stream()
                .filter(helpline -> !helpline.isForAll())
                .map(Helpline::dialled)
                .collect(Collectors.toSet());
        return serving.stream()
                .filter(helpline -> !helpline.isForAll() || !answered.contains(helpline.dialled()))
                .toList();
    }

    /// The last resort: these numbers need no kit, and no check makes them vanish.
    private static Optional<HelpView.Number> everywhere(Purpose purpose) {
        return switch (purpose) {
            case EMERGENCY -> Optional.of(new HelpView.Number("112", "112"));
            case CHILD -> Optional.of(new HelpView.Number(Helpline.CHILDREN, Helpline.CHILDREN.replace(" ", "")));
            case MISSING -> Optional.of(new HelpView.Number("116 000", "116000"));
            case REPORT -> Optional.empty();
        };
    }

    private static String title(Purpose purpose) {
        return switch (purpose) {
            case EMERGENCY -> "help.danger";
            case CHILD -> "help.talk";
            case MISSING -> "help.missing";
            case REPORT -> "help.report";
        };
    }

    private Line line(Helpline helpline) {
        Formats formats = texts.formats();
        return new Line(
                helpline.name(),
                helpline.isForAll(),
                helpline.phone()
                        .map(phone ->
                                new HelpView.Number(phone, helpline.dialled().orElseThrow())),
                helpline.url(),
                helpline.url().map(HelpPage::site).orElse(""),
                Optional.of(helpline.hours()).filter(hours -> !hours.isEmpty()),
                Optional.of(helpline.languages().stream().map(formats::language).collect(Collectors.joining(", ")))
                        .filter(names -> !names.isEmpty()),
                texts.of("count.declared.source", "source", helpline.source()),
                helpline.verifiedOn()
                        .filter(_ -> helpline.isShown(today))
                        .map(date -> texts.of("help.verified", "date", formats.date(date))));
    }

    private static String site(String url) {
        String host = Optional.ofNullable(URI.create(url).getHost()).orElse(url);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
