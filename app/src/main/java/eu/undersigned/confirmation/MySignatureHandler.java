package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.TextVersion;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Json;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.signature.Asked;
import eu.undersigned.signature.ConsentWords;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.signature.SignerName;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One's own signature: see, correct, download, withdraw.
final class MySignatureHandler {
    private final Campaigns campaigns;
    private final Database database;
    private final Confirming confirming;
    private final OwnSignature own;
    private final Asked asked;
    private final Answers answers;
    private final TokenPages pages;
    private final Layout layout;
    private final ErrorPages errors;
    private final Counter outcomes;

    MySignatureHandler(
            Campaigns campaigns,
            Database database,
            Confirming confirming,
            OwnSignature own,
            Asked asked,
            Layout layout,
            ErrorPages errors,
            Counter outcomes) {
        this.campaigns = campaigns;
        this.database = database;
        this.confirming = confirming;
        this.own = own;
        this.asked = asked;
        this.answers = new Answers(asked);
        this.pages = new TokenPages(campaigns, layout);
        this.layout = layout;
        this.errors = errors;
        this.outcomes = outcomes;
    }

    void route(Routes routes) {
        routes.get("/{lang}/my-signature/{token}", request -> withSignature(request, this::show));
        routes.get("/{lang}/my-signature/{token}/data.json", request -> withSignature(request, this::download));
        routes.post("/{lang}/my-signature/{token}", request -> withSignature(request, this::post));
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Request request, Language language, SignatureToken token, MySignature signature);
    }

    private Response withSignature(Request request, Answer answer) {
        Optional<Language> language = request.language();
        if (language.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        Optional<SignatureToken> token = SignatureToken.parse(request.variable("token"));
        if (token.isEmpty()) {
            return pages.unknown(language.get());
        }
        Found found = confirming.find(token.get());
        return own.see(token.get())
                .filter(_ -> isThere(found.state()))
                .map(signature -> answer.to(request, language.get(), token.get(), signature))
                .orElseGet(() -> pages.gone(found, language.get()));
    }

    private static boolean isThere(TokenState state) {
        return switch (state) {
            case OPEN, CONFIRMED, INVALIDATED, HELD -> true;
            case EXPIRED, REJECTED, WITHDRAWN, UNKNOWN -> false;
        };
    }

    private Response show(Request request, Language language, SignatureToken token, MySignature signature) {
        boolean isSaved = request.query().containsKey("saved");
        return page(200, language, token, signature, shownName(signature), Map.of(), isSaved);
    }

    private static String shownName(MySignature signature) {
        return signature.signer().map(signer -> signer.name().value()).orElse("");
    }

    private Response page(
            int status,
            Language language,
            SignatureToken token,
            MySignature signature,
            String name,
            Map<String, String> wrong,
            boolean isSaved) {
        Texts texts = Texts.in(language);
        Campaign campaign = campaigns.byId(signature.campaign());
        ConsentWords words =
                asked.show(campaign, language, signature.organisation().flatMap(campaign::organisation));
        String path = "/my-signature/" + token.text();
        MySignatureView view = new MySignatureView(
                campaign.name(),
                "/" + language.code() + path,
                state(texts, signature),
                signature.invalid().map(_ -> uncounted(texts, campaign)),
                signedText(texts, signature),
                name,
                wrong,
                signature.signer().map(signer -> signer.email().value()),
                signature.country(),
                texts.formats().countries(),
                Language.valueOf(signature.language()),
                campaign.languages(),
                signature.updates(),
                words.updates(),
                organisation(texts, campaign, signature, words),
                words.version(),
                answers.of(campaign, signature).stream()
                        .map(given -> answer(given, texts))
                        .toList(),
                signature.updatesSent().stream()
                        .map(update -> update(update, texts))
                        .toList(),
                own.newer(signature, texts),
                alsoSigned(texts, signature),
                isSaved,
                signature.confirmedAt().isPresent(),
                signature.confirmedAt().isPresent() || signature.invalid().isPresent()
                        ? Optional.empty()
                        : Optional.of("/" + language.code() + "/confirm/" + token.text()));
        return layout.page(
                        status,
                        pages.frame(campaign, language, texts.of("mine.title"), other -> "/" + other.code() + path),
                        "confirmation/mine.jte",
                        view)
                .asSecret();
    }

    private static String state(Texts texts, MySignature signature) {
        Optional<Instant> confirmed = signature.confirmedAt();
        if (signature.invalid().isPresent()) {
            String reason = texts.of(InvalidReason.of(signature.invalid().get()).text());
            return confirmed.isPresent()
                    ? texts.of("mine.uncounted", "reason", reason)
                    : texts.of("mine.uncounted.pending", "reason", reason);
        }
        return confirmed
                .map(at -> texts.of("mine.confirmed", "date", texts.formats().date(at)))
                .orElseGet(() -> texts.of("mine.pending"));
    }

    private static MySignatureView.Uncounted uncounted(Texts texts, Campaign campaign) {
        return new MySignatureView.Uncounted(
                texts.of("mine.uncounted.calm"),
                texts.of(
                        "mine.uncounted.contact",
                        "organisation",
                        campaign.lead().name()),
                campaign.lead().website());
    }

    private static Optional<MySignatureView.OrganisationAnswer> organisation(
            Texts texts, Campaign campaign, MySignature signature, ConsentWords words) {
        return signature
                .organisationUpdates()
                .flatMap(answer -> signature
                        .organisation()
                        .flatMap(campaign::organisation)
                        .map(one -> new MySignatureView.OrganisationAnswer(
                                words.organisation()
                                        .map(ConsentWords.Question::updates)
                                        .orElseGet(() ->
                                                texts.of("sign.organisation.updates", "organisation", one.name())),
                                answer)));
    }

    private static MySignatureView.AnswerView answer(Answers.Given given, Texts texts) {
        return new MySignatureView.AnswerView(
                given.organisation(),
                given.words(),
                texts.of(given.answer() ? "sign.yes" : "sign.no"),
                texts.formats().dateTime(given.at()));
    }

    private static MySignatureView.UpdateView update(SentUpdate update, Texts texts) {
        String fate = switch (update.fate()) {
            case SENT -> "";
            case BOUNCED -> texts.of("mine.updates.bounced");
            case UNSURE -> texts.of("mine.updates.unsure");
        };
        return new MySignatureView.UpdateView(update.subject(), texts.formats().dateTime(update.at()), fate);
    }

    private static Map<String, Object> update(SentUpdate update) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", update.at().toString());
        document.put("subject", update.subject());
        document.put("state", update.fate().name().toLowerCase(Locale.ROOT));
        return document;
    }

    private String signedText(Texts texts, MySignature signature) {
        TextVersion version = version(signature);
        return texts.of(
                "mine.text",
                "language",
                texts.formats().language(version.language()),
                "version",
                version.version().substring(0, 12));
    }

    private TextVersion version(MySignature signature) {
        return version(signature.text());
    }

    private TextVersion version(int text) {
        return database.inTransaction(
                transaction -> campaigns.version(transaction, text).orElseThrow());
    }

    private List<String> alsoSigned(Texts texts, MySignature signature) {
        return signature.agreements().stream()
                .map(agreement -> texts.of(
                        "mine.newer.signed",
                        "version",
                        version(agreement.text()).version().substring(0, 12),
                        "date",
                        texts.formats().date(agreement.at())))
                .toList();
    }

    private Map<String, Object> agreement(AgreementStore.Agreement agreement) {
        TextVersion version = version(agreement.text());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("text_language", version.language().code());
        document.put("text_version_sha256", version.version());
        document.put("at", agreement.at().toString());
        return document;
    }

    private Response download(Request request, Language language, SignatureToken token, MySignature signature) {
        TextVersion version = version(signature);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("campaign", campaigns.byId(signature.campaign()).slug());
        data.put("id", signature.id().toString());
        signature.signer().ifPresent(signer -> {
            data.put("name", signer.name().value());
            data.put("email", signer.email().value());
        });
        data.put("country", signature.country());
        data.put("language_of_messages", Language.valueOf(signature.language()).code());
        data.put("text_language", version.language().code());
        data.put("text_version_sha256", version.version());
        if (!signature.agreements().isEmpty()) {
            data.put(
                    "also_signed",
                    signature.agreements().stream().map(this::agreement).toList());
        }
        data.put("updates", signature.updates() ? "yes" : "no");
        campaigns.byId(signature.campaign()).organisations().stream()
                .filter(organisation -> signature.organisation().equals(Optional.of(organisation.id())))
                .forEach(organisation -> data.put("organisation", organisation.slug()));
        signature.organisationUpdates().ifPresent(yes -> data.put("organisation_updates", yes ? "yes" : "no"));
        data.put(
                "answers",
                answers.of(campaigns.byId(signature.campaign()), signature).stream()
                        .map(MySignatureHandler::answer)
                        .toList());
        data.put(
                "updates_sent",
                signature.updatesSent().stream().map(MySignatureHandler::update).toList());
        data.put("signed_at", signature.signedAt().toString());
        String held = signature.confirmedAt().isPresent() ? "confirmed" : "pending";
        data.put("state", signature.invalid().isPresent() ? "invalidated" : held);
        signature.invalid().ifPresent(reason -> data.put("invalidated_because", reason));
        signature.confirmedAt().map(Instant::toString).ifPresent(at -> data.put("confirmed_at", at));
        return Response.json(200, Json.write(data))
                .with("Content-Disposition", "attachment; filename=\"my-signature.json\"")
                .asSecret();
    }

    private static Map<String, Object> answer(Answers.Given given) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("question", given.question());
        answer.put("organisation", given.to());
        answer.put("words", given.words());
        answer.put("asked_sha256", given.version());
        answer.put("answer", given.answer() ? "yes" : "no");
        answer.put("at", given.at().toString());
        return answer;
    }

    private Response post(Request request, Language language, SignatureToken token, MySignature signature) {
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        FormBody form = FormBody.parse(request.body());
        return switch (first(form, "action")) {
            case "withdraw" -> {
                if (own.withdraw(token)) {
                    outcomes.labelValues("withdrawn").inc();
                }
                yield pages.gone(confirming.find(token), language);
            }
            case "save" -> save(form, language, token, signature);
            case "agree" ->
                switch (own.agree(token, first(form, "version"))) {
                    case AgreeResult.Agreed() -> saved(language, token);
                    case AgreeResult.Changed() ->
                        show(request, language, token, signature).withStatus(409);
                };
            default -> show(request, language, token, signature).withStatus(422);
        };
    }

    private static String first(FormBody form, String field) {
        return form.values().getOrDefault(field, List.of("")).getFirst();
    }

    private Response save(FormBody form, Language language, SignatureToken token, MySignature signature) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Texts texts = Texts.in(language);
        String typed = first(form, "name");
        String country = first(form, "country");
        Optional<Language> messages = Language.of(first(form, "language"));
        String updates = first(form, "updates");
        String organisation = first(form, "organisation_updates");
        Optional<SignerName> name = Optional.empty();
        if (signature.signer().isPresent()) { // else this link shows no name, and so can't change it
            switch (SignerName.parse(typed)) {
                case SignerName.Parsed.Flawed(SignerName.Flaw flaw) -> wrong.put("name", text(language, flaw));
                case SignerName.Parsed.Name(SignerName parsed) -> name = Optional.of(parsed);
            }
        }
        if (!Countries.isKnown(country)) {
            wrong.put("country", texts.of("error.country.unknown"));
        }
        if (messages.isEmpty()) {
            wrong.put("language", texts.of("badrequest.title"));
        }
        if (!List.of("yes", "no").contains(updates)) {
            wrong.put("updates", texts.of("error.updates.missing"));
        }
        if (!List.of("", "yes", "no").contains(organisation)) {
            wrong.put("organisation_updates", texts.of("badrequest.title"));
        }
        form.values().forEach((field, values) -> {
            if (values.size() > 1) {
                wrong.put(field, texts.of("error.duplicate"));
            }
        });
        form.unreadable().forEach(field -> wrong.put(field, texts.of("error.encoding")));
        boolean isNewYes =
                organisation.equals("yes") && signature.organisationUpdates().equals(Optional.of(false));
        if (isNewYes && signature.signer().isEmpty()) { // nothing can be sealed anew through this link
            wrong.put("organisation_updates", texts.of("mine.sealed"));
        }
        if (!wrong.isEmpty()) {
            return page(422, language, token, signature, typed, wrong, false);
        }
        Campaign campaign = campaigns.byId(signature.campaign());
        own.correct(
                token,
                new OwnSignature.Correction(
                        name,
                        country,
                        messages.orElseThrow(),
                        updates.equals("yes"),
                        Optional.of(organisation)
                                .filter(answer -> !answer.isEmpty())
                                .map(answer -> answer.equals("yes")),
                        asked.number(
                                campaign,
                                language,
                                signature.organisation().flatMap(campaign::organisation),
                                first(form, "asked_version"))));
        return saved(language, token);
    }

    private static Response saved(Language language, SignatureToken token) {
        return Response.seeOther("/" + language.code() + "/my-signature/" + token.text() + "?saved=1")
                .asSecret();
    }

    private static String text(Language language, SignerName.Flaw flaw) {
        Texts texts = Texts.in(language);
        return switch (flaw) {
            case MISSING -> texts.of("error.name.missing");
            case TOO_LONG -> texts.of("error.name.long", "max", SignerName.MOST_CHARACTERS);
            case CONTROL -> texts.of("error.name.control");
            case LINK -> texts.of("error.name.link");
        };
    }
}
