package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.http.FormBody;
import eu.undersigned.i18n.Countries;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.EmailAddress;
import eu.undersigned.signature.SignerName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The form with which somebody signs a letter for an organisation, as it was filled in.
///
/// Fields: `organisation` (its slug in the kit, or empty for another one), `name`, `country` and `website` of another
/// one, `signatory`, `role`, `email`, `consent`.
///
/// @param wrong keys of messages by field, in the order of the page
/// @param cosigner empty while something is wrong
public record CosignForm(
        String slug,
        String organisation,
        String country,
        String website,
        String signatory,
        String role,
        String email,
        boolean isAgreed,
        Map<String, String> wrong,
        Optional<Cosigner> cosigner) {
    static final int LONGEST_ORGANISATION = 150;
    private static final List<String> FIELDS =
            List.of("organisation", "name", "country", "website", "signatory", "role", "email", "consent");

    /// An empty one in which an organisation of the kit is chosen already; none is when there is no such.
    static CosignForm of(String slug, Campaign campaign) {
        String chosen = known(campaign).stream().anyMatch(one -> one.slug().equals(slug)) ? slug : "";
        return new CosignForm(chosen, "", "", "", "", "", "", false, Map.of(), Optional.empty());
    }

    static CosignForm of(FormBody body, Campaign campaign, Mandates mandates) {
        return new Check(body, campaign, mandates).form();
    }

    /// Organisations of the kit whose own domain is known.
    static List<Organisation> known(Campaign campaign) {
        return campaign.organisations().stream()
                .filter(one -> !hosts(one).isEmpty())
                .toList();
    }

    /// Under which domains it is known: its website and its contact.
    static List<String> hosts(Organisation organisation) {
        List<String> hosts = new ArrayList<>();
        organisation.website().flatMap(Website::parse).map(Website::host).ifPresent(hosts::add);
        organisation
                .profile()
                .contact()
                .flatMap(EmailAddress::parse)
                .map(EmailAddress::domain)
                .ifPresent(hosts::add);
        return hosts;
    }

    @Override
    public String toString() {
        return "CosignForm[hidden]";
    }

    private static final class Check {
        private final FormBody body;
        private final Mandates mandates;
        private final Optional<Organisation> chosen;
        private final Map<String, String> found = new LinkedHashMap<>();

        Check(FormBody body, Campaign campaign, Mandates mandates) {
            this.body = body;
            this.mandates = mandates;
            this.chosen = known(campaign).stream()
                    .filter(one -> one.slug().equals(text("organisation")))
                    .findFirst();
        }

        String text(String field) {
            return body.first(field).strip();
        }

        CosignForm form() {
            Optional<String> organisation = organisation();
            Optional<String> country = country();
            Optional<Website> website = website();
            Optional<String> signatory = person("signatory");
            Optional<String> role = person("role");
            Optional<EmailAddress> mailbox = mailbox(website);
            boolean isAgreed = !text("consent").isEmpty();
            if (!isAgreed) {
                found.put("consent", "cosign.wrong.consent");
            }
            body.unreadable().stream().filter(FIELDS::contains).forEach(field -> found.put(field, "error.encoding"));
            Map<String, String> wrong = new LinkedHashMap<>();
            FIELDS.stream()
                    .filter(found::containsKey)
                    .forEach(field -> wrong.put(field, found.getOrDefault(field, "")));
            Optional<Cosigner> cosigner = wrong.isEmpty()
                    ? Optional.of(new Cosigner(
                            organisation.orElseThrow(),
                            country.orElseThrow(),
                            website.orElseThrow(),
                            chosen.map(Organisation::slug),
                            new Signatory(signatory.orElseThrow(), role.orElseThrow()),
                            mailbox.orElseThrow()))
                    : Optional.empty();
            return new CosignForm(
                    text("organisation"),
                    text("name"),
                    text("country"),
                    text("website"),
                    text("signatory"),
                    text("role"),
                    text("email"),
                    isAgreed,
                    wrong,
                    cosigner);
        }

        private Optional<String> organisation() {
            if (chosen.isPresent()) {
                return chosen.map(Organisation::name);
            }
            String name = text("name").replaceAll("[\\p{Zs}\\t]+", " ");
            if (!text("organisation").isEmpty()) {
                found.put("organisation", "cosign.wrong.unknown");
            } else if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
                found.put("name", "cosign.wrong.name");
            } else if (name.codePointCount(0, name.length()) > LONGEST_ORGANISATION) {
                found.put("name", "cosign.wrong.long");
            } else if (!SignerName.isPrintable(name)) {
                found.put("name", "cosign.wrong.characters");
            } else {
                return Optional.of(name);
            }
            return Optional.empty();
        }

        private Optional<String> country() {
            Optional<String> country = chosen.flatMap(Organisation::country)
                    .or(() -> Optional.of(text("country")).filter(Countries::isKnown));
            if (country.isEmpty()) {
                found.put("country", "cosign.wrong.country");
            }
            return country;
        }

        /// One of the kit that has none is known by the domain of its contact.
        private Optional<Website> website() {
            Optional<Website> website = chosen.isPresent()
                    ? chosen.flatMap(Organisation::website)
                            .flatMap(Website::parse)
                            .or(() -> chosen.stream()
                                    .flatMap(one -> hosts(one).stream())
                                    .findFirst()
                                    .flatMap(Website::parse))
                    : Website.parse(text("website"));
            if (website.isEmpty()) {
                found.put("website", "cosign.wrong.website");
            }
            return website;
        }

        private Optional<String> person(String field) {
            return switch (SignerName.parse(text(field))) {
                case SignerName.Parsed.Name(SignerName name) -> Optional.of(name.value());
                case SignerName.Parsed.Flawed(SignerName.Flaw flaw) -> {
                    found.put(
                            field,
                            switch (flaw) {
                                case MISSING -> wrong(field);
                                case TOO_LONG -> "cosign.wrong.long";
                                case CONTROL -> "cosign.wrong.characters";
                                case LINK -> "cosign.wrong.link";
                            });
                    yield Optional.empty();
                }
            };
        }

        private Optional<EmailAddress> mailbox(Optional<Website> website) {
            Optional<EmailAddress> mailbox = EmailAddress.parse(text("email"));
            if (mailbox.isEmpty()) {
                found.put("email", "error.email.invalid");
                return mailbox;
            }
            List<String> hosts = chosen.map(CosignForm::hosts)
                    .orElseGet(() -> website.map(Website::host).stream().toList());
            if (!hosts.isEmpty()) {
                mandates.flaw(mailbox.get(), hosts).ifPresent(flaw -> found.put(fieldOf(flaw), key(flaw)));
            }
            return mailbox;
        }

        private static String fieldOf(Mandates.Flaw flaw) {
            return flaw == Mandates.Flaw.SHARED_DOMAIN ? "website" : "email";
        }

        private static String key(Mandates.Flaw flaw) {
            return switch (flaw) {
                case FREE_MAIL -> "cosign.wrong.freemail";
                case DISPOSABLE -> "cosign.wrong.disposable";
                case OTHER_DOMAIN -> "cosign.wrong.domain";
                case SHARED_DOMAIN -> "cosign.wrong.shared";
            };
        }
    }

    /// Name and role as somebody corrects them; keys of messages by field where they can't be.
    static Map<String, String> flaws(Signatory signatory) {
        Map<String, String> flaws = new LinkedHashMap<>();
        flaw("signatory", signatory.name(), flaws);
        flaw("role", signatory.role(), flaws);
        return flaws;
    }

    private static String wrong(String field) {
        return field.equals("role") ? "cosign.wrong.role" : "cosign.wrong.signatory";
    }

    private static void flaw(String field, String value, Map<String, String> flaws) {
        if (!(SignerName.parse(value) instanceof SignerName.Parsed.Name)) {
            flaws.put(field, wrong(field));
        }
    }
}
