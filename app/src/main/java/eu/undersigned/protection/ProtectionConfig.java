package eu.undersigned.protection;

import eu.undersigned.config.Settings;

/// What an operator sets for all campaigns.
///
/// @param limits of campaigns for which nobody set others in the console
/// @param resolver whom to ask about mailboxes' domains: `system`, `off`, or a name server such as `dns://192.0.2.53`
public record ProtectionConfig(LimitsConfig limits, String resolver) {
    public static ProtectionConfig from(Settings settings) {
        String resolver = settings.text("protection.resolver", "system");
        if (!resolver.matches("system|off|dns://[0-9A-Za-z.:\\[\\]-]+")) {
            throw settings.wrong("protection.resolver", "system, off, or a name server such as dns://192.0.2.53");
        }
        return new ProtectionConfig(LimitsConfig.from(settings), resolver);
    }
}
