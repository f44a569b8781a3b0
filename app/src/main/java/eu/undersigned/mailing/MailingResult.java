package eu.undersigned.mailing;

import java.util.List;

/// What became of something that the team did with a mailing.
sealed interface MailingResult {
    record Done() implements MailingResult {}

    /// There is no such mailing in this campaign.
    record Missing() implements MailingResult {}

    /// Somebody else has changed it since the page was opened: nothing was done.
    record Changed() implements MailingResult {}

    /// It is not in a state in which this can be done.
    record NotNow() implements MailingResult {}

    /// Something is missing or wrong.
    ///
    /// @param reasons keys of messages
    record Flawed(List<String> reasons) implements MailingResult {}

    /// Whoever proposed it can't approve it too.
    record AnotherMember() implements MailingResult {}
}
