package eu.undersigned.confirmation;

import eu.undersigned.http.FormBody;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.signature.SignerName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A correction of one's own signature, as it was sent.
///
/// Fields: `name`, `country`, `language` (of messages), `updates` yes|no, `organisation_updates` yes|no or none,
/// `asked_version` (of the words in which the page asked).
final class MySignatureForm {
    private final FormBody body;
    private final Optional<SignerName.Parsed> name;
    private final Optional<Language> messages;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    private MySignatureForm(FormBody body, MySignature signature) {
        this.body = body;
        // A link that shows no name can't change it.
        this.name = signature.signer().map(_ -> SignerName.parse(name()));
        this.messages = Language.of(body.first("language"));
    }

    static MySignatureForm of(FormBody body, MySignature signature, Texts texts) {
        MySignatureForm form = new MySignatureForm(body, signature);
        form.checkFields(texts);
        form.checkSending(texts);
        boolean isNewYes = form.organisationUpdates().equals("yes")
                && signature.organisationUpdates().equals(Optional.of(false));
        if (isNewYes && signature.signer().isEmpty()) { // nothing can be sealed anew through this link
            form.wrong.put("organisation_updates", texts.of("mine.sealed"));
        }
        return form;
    }

    private void checkFields(Texts texts) {
        name.ifPresent(parsed -> {
            switch (parsed) {
                case SignerName.Parsed.Flawed(SignerName.Flaw flaw) -> wrong.put("name", text(texts, flaw));
                case SignerName.Parsed.Name _ -> {}
            }
        });
        if (!Countries.isKnown(body.first("country"))) {
            wrong.put("country", texts.of("error.country.unknown"));
        }
        if (messages.isEmpty()) {
            wrong.put("language", texts.of("badrequest.title"));
        }
        if (!List.of("yes", "no").contains(body.first("updates"))) {
            wrong.put("updates", texts.of("error.updates.missing"));
        }
        if (!List.of("", "yes", "no").contains(organisationUpdates())) {
            wrong.put("organisation_updates", texts.of("badrequest.title"));
        }
    }

    private static String text(Texts texts, SignerName.Flaw flaw) {
        return switch (flaw) {
            case MISSING -> texts.of("error.name.missing");
            case TOO_LONG -> texts.of("error.name.long", "max", SignerName.MOST_CHARACTERS);
            case CONTROL -> texts.of("error.name.control");
            case LINK -> texts.of("error.name.link");
        };
    }

    private void checkSending(Texts texts) {
        body.values().forEach((field, values) -> {
            if (values.size() > 1) {
                wrong.put(field, texts.of("error.duplicate"));
            }
        });
        body.unreadable().forEach(field -> wrong.put(field, texts.of("error.encoding")));
    }

    /// As it was typed.
    String name() {
        return body.first("name");
    }

    private String organisationUpdates() {
        return body.first("organisation_updates");
    }

    /// Of the words in which the page asked, as it was sent.
    String askedVersion() {
        return body.first("asked_version");
    }

    /// The text of what is wrong, by field, in the order in which the page says it.
    Map<String, String> wrong() {
        return wrong;
    }

    /// What is to be changed; only of a form in which nothing is wrong.
    ///
    /// @param asked number of the words in which the page asked
    OwnSignature.Correction correction(int asked) {
        return new OwnSignature.Correction(
                name.flatMap(MySignatureForm::read),
                body.first("country"),
                messages.orElseThrow(),
                body.first("updates").equals("yes"),
                Optional.of(organisationUpdates())
                        .filter(answer -> !answer.isEmpty())
                        .map(answer -> answer.equals("yes")),
                asked);
    }

    private static Optional<SignerName> read(SignerName.Parsed parsed) {
        return switch (parsed) {
            case SignerName.Parsed.Name(SignerName name) -> Optional.of(name);
            case SignerName.Parsed.Flawed _ -> Optional.empty();
        };
    }
}
