package eu.undersigned.mailing;

import eu.undersigned.i18n.Language;
import java.util.Optional;

/// What of a mailing, beside its texts, can be edited before it is sent.
///
/// @param name for the team
record Draft(String name, Language fallback, Mailing.Pace pace, Optional<Mailing.Quiet> quiet) {}
