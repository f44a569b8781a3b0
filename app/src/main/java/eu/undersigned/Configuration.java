package eu.undersigned;

import eu.undersigned.account.FederationConfig;
import eu.undersigned.account.FourEyes;
import eu.undersigned.account.SessionConfig;
import eu.undersigned.config.Options;
import eu.undersigned.config.Settings;
import eu.undersigned.console.Attempts;
import eu.undersigned.db.DatabaseConfig;
import eu.undersigned.delivery.WebhookConfig;
import eu.undersigned.http.HttpConfig;
import eu.undersigned.mail.MailConfig;
import eu.undersigned.mailing.MailingConfig;
import eu.undersigned.protection.ProtectionConfig;
import eu.undersigned.signature.SealConfig;
import eu.undersigned.transparency.LogConfig;
import java.util.Optional;

/// What the operator set, part by part.
///
/// @param federation empty: nobody signs in by another provider
record Configuration(
        DatabaseConfig database,
        HttpConfig http,
        MailConfig mail,
        ProtectionConfig protection,
        SealConfig seal,
        LogConfig log,
        WebhookConfig webhooks,
        MailingConfig mailings,
        FourEyes fourEyes,
        SessionConfig sessions,
        Attempts.Config attempts,
        Optional<FederationConfig> federation) {
    static Configuration read(Settings settings, Options options) {
        return new Configuration(
                DatabaseConfig.from(settings),
                HttpConfig.from(settings, options),
                MailConfig.from(settings),
                ProtectionConfig.from(settings),
                SealConfig.from(settings, options.loadTest()),
                LogConfig.from(settings, options.loadTest()),
                WebhookConfig.from(settings),
                MailingConfig.from(settings),
                FourEyes.from(settings),
                SessionConfig.from(settings),
                Attempts.Config.from(settings),
                FederationConfig.from(settings));
    }
}
