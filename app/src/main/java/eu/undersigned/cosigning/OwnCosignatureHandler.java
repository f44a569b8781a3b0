package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Letter;
import eu.undersigned.cosigning.Cosignature.Published;
import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.cosigning.OwnCosignature.Mine;
import eu.undersigned.cosigning.OwnCosignature.Pending;
import eu.undersigned.cosigning.OwnCosignature.Result;
import eu.undersigned.cosigning.OwnCosignature.Seen;
import eu.undersigned.cosigning.OwnCosignatureView.Fact;
import eu.undersigned.cosigning.OwnCosignatureView.Other;
import eu.undersigned.cosigning.OwnCosignatureView.Text;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// The own link of somebody who signs for an organisation. Opening it changes nothing: programs that look at mails open
/// links.
final class OwnCosignatureHandler {
    private final Campaigns campaigns;
    private final OwnCosignature own;
    private final CosignLinks links;
    private final CosignMails mails;
    private final Layout layout;
    private final ErrorPages errors;

    OwnCosignatureHandler(
            Campaigns campaigns,
            OwnCosignature own,
            CosignLinks links,
            CosignMails mails,
            Layout layout,
            ErrorPages errors) {
        this.campaigns = campaigns;
        this.own = own;
        this.links = links;
        this.mails = mails;
        this.layout = layout;
        this.errors = errors;
    }

    void route(Routes routes) {
        TokenLinks<UUID> tokens = new TokenLinks<>(links::parse, language -> gone(404, language), errors);
        routes.get(
                "/{lang}/my-cosignature/{token}",
                tokens.handler((request, language, id) -> page(
                        200,
                        language,
                        id,
                        said(language, request.query().getOrDefault("done", "")),
                        Optional.empty())));
        routes.post("/{lang}/my-cosignature/{token}", tokens.handler(this::post));
    }

    private static String said(Language language, String done) {
        return switch (done) {
            case "confirm" -> Texts.in(language).of("cosign.done.confirm");
            case "correct" -> Texts.in(language).of("cosign.done.correct");
            case "sign" -> Texts.in(language).of("cosign.done.sign");
            case "erase" -> Texts.in(language).of("cosign.erased.title");
            default -> "";
        };
    }

    private Response post(Request request, Language language, UUID id) {
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        FormBody form = FormBody.parse(request.body());
        return switch (form.first("do")) {
            case "confirm" -> {
                Seen seen = new Seen(form.first("version"), form.first("newer"));
                yield answered(own.confirm(id, seen), language, id, "confirm");
            }
            case "sign" -> answered(own.signNewer(id, form.first("version")), language, id, "sign");
            case "correct" -> correct(form, language, id);
            case "withdraw" -> withdraw(language, id);
            default -> page(422, language, id, "", Optional.empty());
        };
    }

    private Response correct(FormBody form, Language language, UUID id) {
        Signatory typed = new Signatory(
                form.first("signatory").strip(), form.first("role").strip());
        return CosignForm.flaws(typed).isEmpty() && form.unreadable().isEmpty()
                ? answered(own.correct(id, typed), language, id, "correct")
                : page(422, language, id, "", Optional.of(typed));
    }

    private Response withdraw(Language language, UUID id) {
        Optional<Mine> before = own.see(id);
        Optional<Campaign> campaign = before.map(Mine::campaign);
        Optional<UUID> other =
                before.flatMap(mine -> mine.pending().stream().findFirst().map(Pending::id));
        return switch (own.withdraw(id)) {
            case DONE ->
                own.see(id).isPresent()
                        ? Response.seeOther(mails.path(language, id)).asSecret()
                        : other.map(next -> Response.seeOther(mails.path(language, next) + "?done=erase")
                                        .asSecret())
                                .orElseGet(() -> notice(200, language, campaign, "cosign.erased"));
            case GONE -> gone(410, language);
        };
    }

    private Response answered(Result result, Language language, UUID id, String done) {
        return switch (result) {
            case DONE ->
                Response.seeOther(mails.path(language, id) + "?done=" + done).asSecret();
            case GONE -> page(409, language, id, "", Optional.empty());
        };
    }

    /// @param typed name and role that can't be taken
    private Response page(int status, Language language, UUID id, String said, Optional<Signatory> typed) {
        return own.see(id)
                .map(mine -> page(status, language, mine, said, typed))
                .orElseGet(() -> gone(410, language));
    }

    private Response page(int status, Language language, Mine mine, String said, Optional<Signatory> typed) {
        Texts texts = Texts.in(language);
        Cosignature row = mine.row();
        Optional<Signatory> now = mine.correction()
                .or(() -> mine.cosigner().map(Cosigner::signatory))
                .or(() -> row.published().flatMap(Published::signatory));
        Signatory shown = typed.or(() -> now).orElse(new Signatory("", ""));
        Map<String, String> wrong = new LinkedHashMap<>();
        typed.ifPresent(flawed -> CosignForm.flaws(flawed).forEach((field, key) -> wrong.put(field, texts.of(key))));
        OwnCosignatureView view = new OwnCosignatureView(
                said,
                mails.path(language, row.id()),
                mine.letter().map(letter -> letter.text(language).title()).orElse(""),
                mine.letter().flatMap(letter -> CosignView.lang(letter.text(language), language)),
                own.about(row).map(about -> about.path(language)).orElse(""),
                state(texts, mine),
                row.state() == CosignatureState.UNCONFIRMED,
                facts(texts, mine, now),
                mine.cosigner().map(cosigner -> cosigner.mailbox().value()).orElse(""),
                signed(texts, mine),
                text(texts, language, mine, row.signed().version(), mine.number()),
                mine.newer().map(text -> text(texts, language, mine, text.version(), mine.newest())),
                isStanding(row.state()) && mine.cosigner().isPresent(),
                shown.name(),
                shown.role(),
                isStanding(row.state()),
                texts.of(
                        row.state() == CosignatureState.UNCONFIRMED
                                ? "cosign.withdraw.not"
                                : isDelivered(mine) ? "cosign.withdraw.delivered" : "cosign.withdraw.text"),
                mine.pending().stream().map(other -> other(language, other)).toList(),
                wrong);
        Frame frame = Frames.of(
                Optional.of(mine.campaign()),
                language,
                texts.of("cosign.mine.title"),
                "",
                Frames.alternates(mine.campaign().languages(), other -> mails.path(other, row.id())),
                false);
        return layout.page(status, frame, "cosigning/mine.jte", view).asSecret();
    }

    private static boolean isStanding(CosignatureState state) {
        return switch (state) {
            case UNCONFIRMED, WAITING, ACCEPTED -> true;
            case DECLINED, WITHDRAWN -> false;
        };
    }

    private static boolean isDelivered(Mine mine) {
        return mine.row().state() == CosignatureState.ACCEPTED
                && mine.letter()
                        .filter(letter -> SignedLetters.isDeliveredWith(letter, mine.row()))
                        .isPresent();
    }

    private static List<String> state(Texts texts, Mine mine) {
        List<String> said = new ArrayList<>();
        Cosignature row = mine.row();
        switch (row.state()) {
            case UNCONFIRMED -> said.add(texts.of("cosign.state.unconfirmed"));
            case WAITING -> said.add(texts.of("cosign.state.waiting"));
            case ACCEPTED -> said.add(texts.of("cosign.state.accepted"));
            case DECLINED -> {
                said.add(texts.of("cosign.state.declined"));
                row.reason().ifPresent(reason -> said.add(texts.of(reason.message())));
            }
            case WITHDRAWN ->
                said.add(texts.of(
                        "cosign.state.withdrawn",
                        "date",
                        row.published()
                                .flatMap(Published::withdrawnAt)
                                .map(texts.formats()::date)
                                .orElse("")));
        }
        if (row.state() == CosignatureState.ACCEPTED && mine.correction().isPresent()) {
            said.add(texts.of("cosign.state.correction"));
        }
        if (mine.letter()
                        .filter(letter -> letter.stage() == Letter.Stage.DELIVERED)
                        .isPresent()
                && row.state() == CosignatureState.UNCONFIRMED) {
            said.add(texts.of("cosign.state.late"));
        }
        return said;
    }

    private static List<Fact> facts(Texts texts, Mine mine, Optional<Signatory> signatory) {
        List<Fact> facts = new ArrayList<>();
        mine.cosigner()
                .map(Cosigner::organisation)
                .or(() -> mine.row().published().map(Published::organisation))
                .ifPresent(name -> facts.add(new Fact(texts.of("cosign.organisation"), name)));
        if (!facts.isEmpty()) {
            facts.add(new Fact(
                    texts.of("sign.country"), texts.formats().country(mine.row().country())));
        }
        mine.cosigner()
                .map(cosigner -> cosigner.website().address())
                .ifPresent(address -> facts.add(new Fact(texts.of("cosign.website"), address)));
        signatory.ifPresent(person -> {
            facts.add(new Fact(texts.of("cosign.signatory"), person.name()));
            facts.add(new Fact(texts.of("cosign.role"), person.role()));
        });
        return facts;
    }

    private Other other(Language language, Pending pending) {
        return new Other(
                pending.organisation(),
                pending.letter().map(letter -> letter.text(language).title()).orElse(""),
                mails.path(language, pending.id()));
    }

    /// One of the wordings that can be signed.
    private Text text(Texts texts, Language language, Mine mine, String version, OptionalInt number) {
        String path = own.about(mine.row()).map(about -> about.path(language)).orElse("");
        return number.isPresent()
                ? new Text(
                        version,
                        path + "/versions/" + number.getAsInt(),
                        texts.formats().number(number.getAsInt()))
                : new Text(version, path, "");
    }

    private static String signed(Texts texts, Mine mine) {
        return mine.row().signedAt().isPresent() && mine.number().isPresent()
                ? texts.of(
                        "cosign.version",
                        "number",
                        texts.formats().number(mine.number().getAsInt()),
                        "date",
                        texts.formats().date(mine.row().signedAt().get()))
                : "";
    }

    /// The same for what was erased and what never was: nobody learns which.
    private Response gone(int status, Language language) {
        return notice(status, language, campaigns.all().stream().findFirst(), "cosign.gone");
    }

    private Response notice(int status, Language language, Optional<Campaign> campaign, String key) {
        Texts texts = Texts.in(language);
        String title = texts.of(key + ".title");
        Frame frame = Frames.of(campaign, language, title, "", List.of(), false);
        return layout.notice(status, frame, Notice.of(title, texts.of(key + ".text")))
                .asSecret();
    }
}
