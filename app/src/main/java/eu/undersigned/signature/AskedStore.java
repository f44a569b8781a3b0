package eu.undersigned.signature;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of the words in which signers are asked.
final class AskedStore {
    private AskedStore() {}

    static Optional<Integer> find(Handle transaction, int campaign, String version, int organisation, String language) {
        return transaction
                .createQuery("""
                        SELECT id FROM asked WHERE campaign_id = :campaign AND version = :version
                          AND organisation_id = :organisation AND language = :language
                        """)
                .bind("campaign", campaign)
                .bind("version", version)
                .bind("organisation", organisation)
                .bind("language", language)
                .mapTo(Integer.class)
                .findOne();
    }

    static Asked.Stored stored(Handle transaction, int id) {
        return transaction
                .createQuery("SELECT words, version FROM asked WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> new Asked.Stored(row.getString("words"), row.getString("version")))
                .one();
    }

    /// Stores words unless they are there; gives their number.
    static int add(Handle transaction, int campaign, int organisation, String language, ConsentWords words) {
        // The update that changes nothing makes RETURNING give the row of another node too.
        return transaction
                .createQuery("""
                        INSERT INTO asked (campaign_id, organisation_id, language, version, words)
                        VALUES (:campaign, :organisation, :language, :version, :words)
                        ON CONFLICT (campaign_id, version) DO UPDATE SET version = excluded.version
                        RETURNING id
                        """)
                .bind("campaign", campaign)
                .bind("organisation", organisation)
                .bind("language", language)
                .bind("version", words.version())
                .bind("words", words.text())
                .mapTo(Integer.class)
                .one();
    }
}
