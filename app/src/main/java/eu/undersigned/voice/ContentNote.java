package eu.undersigned.voice;

import java.util.Locale;

/// Of what a text tells: said before it, so that readers and moderators can choose.
public enum ContentNote {
    ABUSE,
    VIOLENCE,
    SELF_HARM;

    /// As it stands in forms and columns.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The last part of its message key: letters only.
    public String key() {
        return code().replace("_", "");
    }
}
