package eu.undersigned.representative;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.Representatives;
import eu.undersigned.campaign.RepresentativesRegister;
import eu.undersigned.campaign.RepresentativesText;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.OfficialLanguages;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.layout.Venue;
import eu.undersigned.representative.MemberView.Choice;
import eu.undersigned.representative.MemberView.Writing;
import eu.undersigned.statistics.Grouped;
import eu.undersigned.tally.Snapshots;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The list of representatives, the page of each, and the letter that is ready.
final class RepresentativePages {
    private final Layout layout;
    private final Snapshots snapshots;
    private final LettersBegun letters;
    private final InstantSource clock;

    RepresentativePages(Layout layout, Snapshots snapshots, LettersBegun letters, InstantSource clock) {
        this.layout = layout;
        this.snapshots = snapshots;
        this.letters = letters;
        this.clock = clock;
    }

    Response list(Venue venue, Filter filter) {
        Texts texts = venue.texts();
        Frame frame = venue.frame(texts.of("representative.title"), RepresentativesHandler.PATH, filter.isOneOfFew())
                .describedAs(texts.of("representative.lead"))
                .linking(filter.query());
        return layout.page(200, frame, "representative/list.jte", MembersView.of(venue, filter));
    }

    /// Whether people are asked to write now.
    boolean asks(Campaign campaign) {
        return campaign.content()
                .representatives()
                .asksToWrite(campaign.closed(clock.instant()).isPresent());
    }

    /// The text to begin with: in the language that is wished, else the member's, the page's, English, the first.
    static Optional<RepresentativesText> proposed(Venue venue, Representative member, Optional<Language> wish) {
        Representatives all = venue.campaign().content().representatives();
        return Stream.concat(
                        wish.stream(), Stream.of(member.language(), venue.text().language(), Language.EN))
                .flatMap(language -> all.text(language).stream())
                .findFirst()
                .or(() -> all.texts().stream().findFirst());
    }

    /// The page with what is proposed to write.
    Response member(Venue venue, Representative member, Optional<Language> wish) {
        Optional<RepresentativesText> proposed = proposed(venue, member, wish);
        Language language = proposed.map(RepresentativesText::language).orElse(member.language());
        Frame frame = venue.frame(title(venue, member), path(member), true);
        return member(200, venue, frame, member, LetterForm.of(member, proposed), language, false);
    }

    /// The page with what somebody typed.
    Response typed(
            int status, Venue venue, Representative member, LetterForm form, Language language, boolean isBegun) {
        String title = title(venue, member);
        String shown = form.isRight() ? title : venue.texts().of("error.title") + " – " + title;
        return member(status, venue, answer(venue, shown), member, form, language, isBegun)
                .asSecret();
    }

    private static String title(Venue venue, Representative member) {
        return venue.texts().of("representative.to", "name", member.name());
    }

    private static String path(Representative member) {
        return RepresentativesHandler.PATH + "/" + member.id();
    }

    /// An answer to something sent has no address of its own, and links to other languages would lose the text.
    private static Frame answer(Venue venue, String title) {
        return Frames.of(Optional.of(venue.campaign()), venue.text().language(), title, "", List.of(), false);
    }

    private Response member(
            int status,
            Venue venue,
            Frame frame,
            Representative member,
            LetterForm form,
            Language language,
            boolean isBegun) {
        Texts texts = venue.texts();
        RepresentativesRegister register =
                venue.campaign().content().representatives().register().orElseThrow();
        Map<String, Long> signed =
                Grouped.of(snapshots.of(venue.campaign()).byCountry()).named();
        boolean isAsked = asks(venue.campaign()) && member.mailbox().isPresent();
        MemberView view = new MemberView(
                AboutView.of(venue),
                member.name(),
                venue.home() + path(member),
                texts.formats().country(member.country()),
                venue.home()
                        + RepresentativesHandler.PATH
                        + Filter.of(member.country()).query(),
                register.groupName(member.group()),
                member.page(),
                count(texts, Optional.ofNullable(signed.get(member.country()))),
                count(texts, Optional.ofNullable(letters.shown(venue.campaign()).get(member.id()))),
                isAsked ? Optional.of(writing(venue, member, form, language, isBegun)) : Optional.empty(),
                isAsked ? "" : reason(venue, member));
        return layout.page(status, frame, "representative/member.jte", view);
    }

    private static String count(Texts texts, Optional<Long> count) {
        return count.map(number -> texts.formats().number(number)).orElseGet(() -> texts.of("representative.few"));
    }

    private String reason(Venue venue, Representative member) {
        if (!asks(venue.campaign())) {
            return venue.texts().of("representative.closed");
        }
        return noMailbox(venue.texts(), member);
    }

    private static String noMailbox(Texts texts, Representative member) {
        return texts.of(
                member.page().isPresent() ? "representative.nomailbox" : "representative.nomailbox.nowhere",
                "name",
                member.name());
    }

    private static Writing writing(
            Venue venue, Representative member, LetterForm form, Language language, boolean isBegun) {
        Texts texts = venue.texts();
        List<Choice> languages = venue.campaign().content().representatives().texts().stream()
                .map(text -> choice(text.language(), language))
                .toList();
        List<Choice> official = OfficialLanguages.toChoose(member.country()).stream()
                .filter(one ->
                        venue.campaign().content().representatives().text(one).isPresent())
                .map(one -> choice(one, language))
                .toList();
        Map<String, String> errors = new LinkedHashMap<>();
        for (String field : List.of("name", "place", "subject", "text")) {
            Optional.ofNullable(form.wrong().get(field))
                    .ifPresent(key -> errors.put(field, texts.of(key, "max", most(texts, field))));
        }
        return new Writing(
                language,
                languages,
                official,
                isBegun,
                form.name(),
                form.place(),
                form.subject(),
                form.text(),
                errors,
                texts.of(
                        "representative.text.hint",
                        "name",
                        RepresentativesText.NAME,
                        "place",
                        RepresentativesText.PLACE));
    }

    private static Choice choice(Language one, Language chosen) {
        return new Choice(one.code(), one.endonym(), one == chosen);
    }

    private static String most(Texts texts, String field) {
        return texts.formats().number(field.equals("text") ? LetterForm.LONGEST_TEXT : LetterForm.LONGEST_LINE);
    }

    /// The letter, as a link and to copy.
    Response ready(Venue venue, Representative member, String mailbox, LetterForm form, Language language) {
        String subject = form.finishedSubject();
        String text = form.finishedText();
        Optional<String> whole = MailLink.of(mailbox, subject, text);
        LetterView view = new LetterView(
                AboutView.of(venue),
                venue.home() + path(member),
                mailbox,
                subject,
                text,
                language,
                whole,
                whole.isPresent() ? Optional.empty() : MailLink.of(mailbox, subject),
                new LetterView.Typed(form.name(), form.place(), form.subject(), form.text()));
        return layout.page(200, answer(venue, title(venue, member)), "representative/letter.jte", view)
                .asSecret();
    }

    /// What somebody typed to one to whom nobody can write any more, with the reason: it goes to nobody from here, and
    /// is not lost.
    Response kept(Venue venue, Representative member, LetterForm form, Language language) {
        Texts texts = venue.texts();
        String country = texts.formats().country(member.country());
        String title =
                member.isMember() ? title(venue, member) : texts.of("representative.left", "name", member.name());
        KeptView view = new KeptView(
                member.isMember() ? noMailbox(texts, member) : texts.of("representative.left.text", "country", country),
                country,
                venue.home()
                        + RepresentativesHandler.PATH
                        + Filter.of(member.country()).query(),
                form.finishedSubject(),
                form.finishedText(),
                language);
        return layout.page(member.isMember() ? 409 : 410, answer(venue, title), "representative/kept.jte", view)
                .asSecret();
    }

    /// For old links to one that is no member any more.
    Response left(Venue venue, Representative former) {
        Texts texts = venue.texts();
        String title = texts.of("representative.left", "name", former.name());
        String country = texts.formats().country(former.country());
        Notice notice = Notice.of(title, texts.of("representative.left.text", "country", country))
                .with(
                        texts.of("representative.left.go", "country", country),
                        venue.home()
                                + RepresentativesHandler.PATH
                                + Filter.of(former.country()).query());
        return layout.notice(410, venue.frame(title, path(former), false), notice);
    }
}
