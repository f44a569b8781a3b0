package eu.undersigned.drafting;

/// What became of something that a member wanted to do with a letter.
sealed interface DiscussResult {
    record Done() implements DiscussResult {}

    /// It can't stand like this.
    ///
    /// @param reason in words
    record Refused(String reason) implements DiscussResult {}

    /// The deadline has passed.
    record Over() implements DiscussResult {}

    /// The paragraph, or what was said of it, is another one by now.
    record Changed() implements DiscussResult {}

    /// The letter is not being drafted, or not any more.
    record Gone() implements DiscussResult {}
}
