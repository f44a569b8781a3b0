package eu.undersigned.moderation;

import eu.undersigned.account.Permission;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.moderation.TranslationView.Choice;
import eu.undersigned.moderation.TranslationView.Translation;
import eu.undersigned.voice.ChangeResult;
import eu.undersigned.voice.Moderating;
import eu.undersigned.voice.Published;
import eu.undersigned.voice.Translated;
import eu.undersigned.voice.VoiceForm;
import eu.undersigned.voice.Wording;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Translations of a published voice: added, replaced, removed.
final class TranslationHandler {
    private static final String PAGE = "/console/{campaign}/voices/{id}/translations";
    /// Texts of all lengths are answered by a sentence about them, not by a closed door.
    private static final int MOST_BYTES = 1 << 18;

    private final Acting acting;
    private final Moderating moderating;
    private final ConsoleLayout layout;

    TranslationHandler(Acting acting, Moderating moderating, ConsoleLayout layout) {
        this.acting = acting;
        this.moderating = moderating;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.MODERATE_VOICES, visit -> with(visit, sheet -> page(visit, 200, sheet, NOTHING)))
                .upload(
                        PAGE,
                        Permission.MODERATE_VOICES,
                        MOST_BYTES,
                        visit -> with(visit, sheet -> save(visit, sheet)));
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Sheet sheet);
    }

    /// A published voice with all that was made of it, also what waits for a second member.
    private record Sheet(Published voice, List<Translated> translations) {
        Optional<Translated> in(Language language) {
            return translations.stream()
                    .filter(one -> one.language() == language)
                    .findFirst();
        }
    }

    /// What was typed and not saved.
    ///
    /// @param error in words
    private record Typed(String language, String text, String error) {}

    private static final Typed NOTHING = new Typed("", "", "");

    private Response with(Visit visit, Answer answer) {
        moderating.changed(); // whoever took it back meanwhile, on whatever node
        return RowAnswer.id(visit)
                .flatMap(id -> moderating.board().find(visit.campaign(), id))
                .map(voice -> new Sheet(voice, acting.translations(voice.id())))
                .map(answer::to)
                .orElseGet(() -> late(visit));
    }

    private Response late(Visit visit) {
        return layout.notice(visit, 410, "console.moderation.late");
    }

    private Response save(Visit visit, Sheet sheet) {
        Published voice = sheet.voice();
        Optional<Language> language = Language.of(visit.field("language")).filter(found -> found != voice.language());
        String text = VoiceForm.paragraphs(visit.field("text"));
        if (language.isEmpty()) {
            return refused(visit, 422, sheet, text, "console.moderation.wrong.language");
        }
        if (!visit.field("base").equals(base(sheet, language.get()))) {
            return refused(visit, 409, sheet, text, "console.moderation.wrong.changed");
        }
        boolean isRemoved = visit.field("action").equals("remove");
        Optional<String> flaw = isRemoved ? Optional.empty() : flaw(visit, text);
        if (flaw.isPresent()) {
            return refused(visit, 422, sheet, text, flaw.get());
        }
        ChangeResult result = acting.translate(visit, voice.id(), language.get(), isRemoved ? "" : text);
        return switch (result) {
            case DONE -> Response.seeOther(visit.request().path() + "?saved=1");
            case GONE -> late(visit);
        };
    }

    private static Optional<String> flaw(Visit visit, String text) {
        if (visit.form().unreadable().contains("text")) {
            return Optional.of("console.moderation.wrong.characters");
        }
        return Optional.ofNullable(
                        VoiceForm.flaws(new Wording("", Optional.empty(), text)).get("text"))
                .map(Flaws::key);
    }

    private Response refused(Visit visit, int status, Sheet sheet, String text, String key) {
        return page(visit, status, sheet, new Typed(visit.field("language"), text, VoiceWords.TEXTS.of(key)));
    }

    /// Hash of a translation as it is, so that nobody saves over words that they have not seen.
    private static String base(Sheet sheet, Language language) {
        return sheet.in(language)
                .map(one -> UUID.nameUUIDFromBytes(one.text().getBytes(StandardCharsets.UTF_8))
                        .toString())
                .orElse("-");
    }

    private Response page(Visit visit, int status, Sheet sheet, Typed typed) {
        Published voice = sheet.voice();
        List<Language> others = Arrays.stream(Language.values())
                .filter(language -> language != voice.language())
                .toList();
        boolean isAdded = others.stream()
                .filter(language -> sheet.in(language).isPresent())
                .noneMatch(language -> language.code().equals(typed.language));
        TranslationView view = new TranslationView(
                visit.path("voices/" + voice.id() + "/translations"),
                VoiceWords.TEXTS.of("console.moderation.translations.title"),
                Shown.who(voice),
                voice.notes().isEmpty() ? "" : VoiceWords.notes(voice.notes()),
                voice.language().code(),
                Shown.paragraphs(voice.wording().text()),
                others.stream()
                        .filter(language -> sheet.in(language).isPresent())
                        .map(language -> translation(sheet, language, typed))
                        .toList(),
                others.stream()
                        .filter(language -> sheet.in(language).isEmpty())
                        .map(language -> new Choice(language.code(), VoiceWords.language(language)))
                        .toList(),
                isAdded
                        ? new Translation(typed.language, "", typed.text, "", "-", typed.error, false)
                        : new Translation("", "", "", "", "-", "", false),
                typed.error);
        return layout.page(visit, status, view.title(), "moderation/translations.jte", view);
    }

    private static Translation translation(Sheet sheet, Language language, Typed typed) {
        boolean isTyped = language.code().equals(typed.language);
        Translated translated = sheet.in(language).orElseThrow();
        String now = translated.text();
        return new Translation(
                language.code(),
                VoiceWords.language(language),
                isTyped ? typed.text : now,
                isTyped && !now.equals(typed.text) ? now : "",
                base(sheet, language),
                isTyped ? typed.error : "",
                !translated.isPublic());
    }
}
