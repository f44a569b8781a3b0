package eu.undersigned.mailing;

import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;

/// A database in which mailing 1 of campaign 1 is being sent.
final class SampleMailing {
    private SampleMailing() {}

    static Database database() {
        Database database = TestPostgres.freshDatabase();
        database.useTransaction(transaction -> {
            transaction.execute("""
                    INSERT INTO campaign (slug, name, hashtag, minimum_age, goal, goal_first, goal_raise_at_percent,
                                          goal_steps)
                    VALUES ('here', 'Here', 'here', 16, 100, 100, 90, '{}')
                    """);
            transaction.execute("""
                    INSERT INTO mailing (campaign_id, name, state, fallback, per_hour, per_domain, made_by, made_at,
                                         begun_at)
                    VALUES (1, 'November', 'running', 'EN', 3600, 3600, 1, now(), now())
                    """);
        });
        return database;
    }
}
