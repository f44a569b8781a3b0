/// Voices: what survivors, safeguarders and supporters say.
///
/// In: a text that somebody leaves, sealed at once to the campaign's moderators and to the link that its writer gets.
/// Out: what two moderators (one, unless a survivor wrote) released, on pages and in a feed, until its writer takes it
/// back. No mailbox, no address, no account: nobody here knows who wrote. A text is erased when it is withdrawn or
/// declined.
@NullMarked
package eu.undersigned.voice;

import org.jspecify.annotations.NullMarked;
