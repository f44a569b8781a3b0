package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Countries;
import eu.undersigned.organisation.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a form field by field, and collects everything that is wrong, in the order of the page.
final class SignFormCheck {
    private final SignForm form;
    private final Campaign campaign;
    private final List<FieldError> errors = new ArrayList<>();

    private SignFormCheck(SignForm form, Campaign campaign) {
        this.form = form;
        this.campaign = campaign;
    }

    /// A request, or what is wrong.
    sealed interface Checked {
        record Right(SignRequest request) implements Checked {}

        record Wrong(List<FieldError> errors) implements Checked {}
    }

    static Checked check(SignForm form, Campaign campaign) {
        return new SignFormCheck(form, campaign).check();
    }

    private Checked check() {
        Optional<SignerName> name = readable("name") ? name() : Optional.empty();
        Optional<EmailAddress> email = readable("email") ? email() : Optional.empty();
        Optional<String> country = readable("country") ? country() : Optional.empty();
        if (readable("age_ok") && !form.isTicked("age_ok")) {
            errors.add(FieldError.of("age_ok", "error.age.missing", "age", campaign.minimumAge()));
        }
        if (readable("consent") && !form.isTicked("consent")) {
            errors.add(FieldError.of("consent", "error.consent.missing"));
        }
        Optional<Boolean> updates = readable("updates") ? yesOrNo("updates") : Optional.empty();
        if (updates.isEmpty() && isFine("updates")) {
            errors.add(FieldError.of("updates", "error.updates.missing"));
        }
        Optional<Organisation> organisation = readable("organisation") ? organisation() : Optional.empty();
        Optional<Boolean> organisationUpdates =
                readable("organisation_updates") ? yesOrNo("organisation_updates") : Optional.empty();
        boolean isAsked = organisation.filter(Organisation::isAsking).isPresent();
        if (isAsked && organisationUpdates.isEmpty() && isFine("organisation_updates")) {
            errors.add(FieldError.of(
                    "organisation_updates",
                    "error.organisationupdates.missing",
                    "organisation",
                    organisation.orElseThrow().name()));
        }
        if (!errors.isEmpty()) {
            return new Checked.Wrong(List.copyOf(errors));
        }
        return new Checked.Right(new SignRequest(
                new Signer(name.orElseThrow(), email.orElseThrow()),
                country.orElseThrow(),
                updates.orElseThrow(),
                organisation.map(Organisation::id),
                isAsked ? organisationUpdates : Optional.empty()));
    }

    private boolean isFine(String field) {
        return errors.stream().noneMatch(error -> error.field().equals(field));
    }

    private boolean readable(String field) {
        if (form.repeated().contains(field)) {
            errors.add(FieldError.of(field, "error.duplicate"));
            return false;
        }
        if (form.unreadable().contains(field)) {
            errors.add(FieldError.of(field, "error.encoding"));
            return false;
        }
        return true;
    }

    private Optional<SignerName> name() {
        return switch (SignerName.parse(form.get("name"))) {
            case SignerName.Parsed.Name(SignerName name) -> Optional.of(name);
            case SignerName.Parsed.Flawed(SignerName.Flaw flaw) -> {
                errors.add(nameError(flaw));
                yield Optional.empty();
            }
        };
    }

    static FieldError nameError(SignerName.Flaw flaw) {
        return switch (flaw) {
            case MISSING -> FieldError.of("name", "error.name.missing");
            case TOO_LONG -> FieldError.of("name", "error.name.long", "max", SignerName.MOST_CHARACTERS);
            case CONTROL -> FieldError.of("name", "error.name.control");
            case LINK -> FieldError.of("name", "error.name.link");
        };
    }

    private Optional<EmailAddress> email() {
        String text = form.get("email").strip();
        if (text.isEmpty()) {
            errors.add(FieldError.of("email", "error.email.missing"));
            return Optional.empty();
        }
        if (text.length() > EmailAddress.MOST_CHARACTERS) {
            errors.add(FieldError.of("email", "error.email.long", "max", EmailAddress.MOST_CHARACTERS));
            return Optional.empty();
        }
        Optional<EmailAddress> email = EmailAddress.parse(text);
        if (email.isEmpty()) {
            errors.add(FieldError.of("email", "error.email.invalid"));
        }
        return email;
    }

    private Optional<String> country() {
        String code = form.get("country").strip().toUpperCase(Locale.ROOT);
        if (code.isEmpty()) {
            errors.add(FieldError.of("country", "error.country.missing"));
            return Optional.empty();
        }
        if (!Countries.isKnown(code)) {
            errors.add(FieldError.of("country", "error.country.unknown"));
            return Optional.empty();
        }
        return Optional.of(code);
    }

    private Optional<Boolean> yesOrNo(String field) {
        return switch (form.get(field)) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Optional<Organisation> organisation() {
        String slug = form.get("organisation").strip();
        if (slug.isEmpty()) {
            return Optional.empty();
        }
        Optional<Organisation> organisation = campaign.organisation(slug);
        if (organisation.isEmpty()) {
            errors.add(FieldError.of("organisation", "error.organisation.unknown"));
        }
        return organisation;
    }
}
