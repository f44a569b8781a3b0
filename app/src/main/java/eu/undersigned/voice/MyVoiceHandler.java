package eu.undersigned.voice;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.TokenLinks;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.voice.MyVoiceView.Part;
import eu.undersigned.voice.MyVoiceView.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One's own voice: see, take back, answer a moderator's wish. Whoever has the link is its writer.
final class MyVoiceHandler {
    private final Campaigns campaigns;
    private final OwnVoice own;
    private final Board board;
    private final Layout layout;
    private final ErrorPages errors;

    MyVoiceHandler(Campaigns campaigns, OwnVoice own, Board board, Layout layout, ErrorPages errors) {
        this.campaigns = campaigns;
        this.own = own;
        this.board = board;
        this.layout = layout;
        this.errors = errors;
    }

    void route(Routes routes) {
        TokenLinks<VoiceToken> links = new TokenLinks<>(VoiceToken::parse, language -> gone(404, language), errors);
        routes.get("/{lang}/my-voice/{token}", links.handler(withVoice(this::show)));
        routes.post("/{lang}/my-voice/{token}", links.handler(withVoice(this::post)));
    }

    static String path(Language language, VoiceToken token) {
        return "/" + language.code() + "/my-voice/" + token.text();
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Request request, Language language, VoiceToken token, MyVoice voice);
    }

    private TokenLinks.Answer<VoiceToken> withVoice(Answer answer) {
        return (request, language, token) -> own.see(token)
                .map(voice -> answer.to(request, language, token, voice))
                .orElseGet(() -> gone(410, language));
    }

    private Response show(Request request, Language language, VoiceToken token, MyVoice voice) {
        return page(200, language, token, voice, request.query().containsKey("new"), false);
    }

    private Response page(
            int status, Language language, VoiceToken token, MyVoice voice, boolean isNew, boolean isChanged) {
        Texts texts = Texts.in(language);
        VoiceWords words = new VoiceWords(texts);
        Campaign campaign = campaigns.byId(voice.campaign());
        Optional<Published> published = board.find(campaign, voice.id());
        MyVoiceView view = new MyVoiceView(
                isNew,
                isChanged,
                path(language, token),
                layout.publicUrl() + path(language, token),
                state(texts, voice),
                voice.state() == VoiceState.WAITING || voice.state() == VoiceState.PROPOSED,
                voice.reason().map(words::reason),
                voice.wording()
                        .map(wording -> VoiceView.of(published.orElseGet(() -> left(voice, wording)), texts)
                                .alone()),
                published
                        .filter(_ -> campaign.text(language).isPresent())
                        .map(_ -> VoicePages.path(Frames.home(campaign, language), board.of(campaign), voice.id())),
                published.map(one -> VoiceView.translations(one, texts)).orElse(List.of()),
                voice.uses().stream().map(words::use).toList(),
                proposal(token, voice, texts));
        Frame frame = Frames.of(
                Optional.of(campaign),
                language,
                texts.of("voice.mine.title"),
                "",
                Frames.alternates(campaign.languages(), other -> path(other, token)),
                false);
        return layout.page(status, frame, "voice/mine.jte", view).asSecret();
    }

    /// What is not published, as it would look.
    private static Published left(MyVoice voice, Wording wording) {
        return new Published(
                voice.id(), voice.standing(), voice.language(), voice.notes(), wording, voice.leftAt(), Map.of());
    }

    private static String state(Texts texts, MyVoice voice) {
        return switch (voice.state()) {
            case WAITING ->
                texts.of("voice.state.waiting", "time", texts.formats().dateTime(voice.readyAt()));
            case PROPOSED -> texts.of("voice.state.proposed");
            case KEPT -> texts.of("voice.state.kept");
            case PUBLISHED -> texts.of("voice.state.published");
            case DECLINED -> texts.of(voice.wasPublished() ? "voice.state.takendown" : "voice.state.declined");
        };
    }

    private Optional<Proposal> proposal(VoiceToken token, MyVoice voice, Texts texts) {
        if (voice.wording().isEmpty() || voice.proposed().isEmpty()) {
            return Optional.empty();
        }
        Wording wording = voice.wording().get();
        Wording proposed = voice.proposed().get();
        List<String> yours = lines(wording, voice.standing(), texts);
        List<String> theirs = lines(proposed, voice.standing(), texts);
        return Optional.of(new Proposal(
                voice.language().code(), marked(yours, theirs), marked(theirs, yours), own.printOf(token, proposed)));
    }

    private static List<String> lines(Wording wording, Standing standing, Texts texts) {
        List<String> lines = new ArrayList<>();
        String name = wording.name().isEmpty() ? new VoiceWords(texts).standing(standing) : wording.name();
        lines.add(wording.country()
                .map(country -> name + " · " + texts.formats().country(country))
                .orElse(name));
        lines.addAll(VoiceView.paragraphs(wording.text()));
        return lines;
    }

    private static List<Part> marked(List<String> lines, List<String> others) {
        return lines.stream()
                .map(line -> new Part(line, !others.contains(line)))
                .toList();
    }

    private Response post(Request request, Language language, VoiceToken token, MyVoice voice) {
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        FormBody form = FormBody.parse(request.body());
        return switch (form.first("do")) {
            case "take-back" ->
                switch (own.takeBack(token)) {
                    case DONE -> erased(language, campaigns.byId(voice.campaign()));
                    case GONE -> gone(410, language);
                };
            case "agree" -> answered(own.agree(token, form.first("print")), language, token);
            case "refuse" -> answered(own.refuse(token, form.first("print")), language, token);
            default -> page(422, language, token, voice, false, false);
        };
    }

    private Response answered(ChangeResult result, Language language, VoiceToken token) {
        return switch (result) {
            case DONE -> Response.seeOther(path(language, token)).asSecret();
            case GONE ->
                own.see(token)
                        .map(voice -> page(409, language, token, voice, false, true))
                        .orElseGet(() -> gone(410, language));
        };
    }

    private Response erased(Language language, Campaign campaign) {
        return notice(200, language, Optional.of(campaign), "voice.erased");
    }

    /// The same for what was erased and what never was: nobody learns which.
    private Response gone(int status, Language language) {
        return notice(status, language, campaigns.all().stream().findFirst(), "voice.gone");
    }

    private Response notice(int status, Language language, Optional<Campaign> campaign, String key) {
        Texts texts = Texts.in(language);
        String title = texts.of(key + ".title");
        Frame frame = Frames.of(campaign, language, title, "", List.of(), false);
        Notice notice =
                Notice.of(title, texts.of(key + ".text")).with(texts.of("frame.help"), frame.languagePath("help"));
        return layout.notice(status, frame, notice).asSecret();
    }
}
