package eu.undersigned.campaign;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of what children were asked.
final class WordingStore {
    private WordingStore() {}

    static Optional<String> version(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("SELECT version FROM consultation_wording WHERE campaign_id = :campaign AND slug = :slug")
                .bind("campaign", campaign)
                .bind("slug", slug)
                .mapTo(String.class)
                .findOne();
    }

    static Optional<Wording> find(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("SELECT asked FROM consultation_wording WHERE campaign_id = :campaign AND slug = :slug")
                .bind("campaign", campaign)
                .bind("slug", slug)
                .mapTo(String.class)
                .findOne()
                .map(Wording::read);
    }

    static void add(Handle transaction, int campaign, String slug, Wording wording) {
        transaction.execute(
                "INSERT INTO consultation_wording (campaign_id, slug, version, asked) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                campaign,
                slug,
                wording.version(),
                wording.text());
    }
}
