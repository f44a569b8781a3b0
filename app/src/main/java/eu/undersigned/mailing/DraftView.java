package eu.undersigned.mailing;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Optional;

/// The page on which a draft's name, languages and pace are set.
///
/// @param flaws keys of messages
/// @param mailing empty: a new one
/// @param mostPerHour what the operator allows
public record DraftView(
        DraftForm form,
        List<String> flaws,
        Optional<Mailing> mailing,
        List<Language> languages,
        int mostPerHour,
        int mostPerDomain) {}
