package eu.undersigned.voice;

import java.util.Locale;

/// Where a voice stands. Withdrawn is none of them: then there is no row any more.
public enum VoiceState {
    /// Its writer may still think about it, or a moderator has yet to read it.
    WAITING,
    /// A moderator asks for another wording; the writer has not answered.
    PROPOSED,
    /// Released for the press or letters only: never on a page.
    KEPT,
    PUBLISHED,
    /// Not taken, with a reason; its text is erased.
    DECLINED;

    /// As it stands in columns and message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
