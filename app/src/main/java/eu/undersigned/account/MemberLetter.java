package eu.undersigned.account;

import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.LetterFields;
import java.time.Instant;
import java.util.UUID;

/// What a letter to a member, or to one to be, says.
///
/// @param to the mailbox
/// @param reader name of who reads it; empty where nobody knows yet
/// @param about name of who invited, or of who came back with a recovery code
/// @param place the campaign, or the organisation in it; empty where none is meant
/// @param role name of the role that is offered; empty where none is
/// @param link absolute; empty where there is nothing to follow
/// @param at until when the link is good, or when it happened
public record MemberLetter(
        UUID id,
        Kind kind,
        String to,
        String reader,
        String about,
        String place,
        String role,
        String link,
        Instant at) {
    /// An invitation; "you used a recovery code"; "somebody of your team did".
    public enum Kind {
        CONSOLE_INVITED,
        CONSOLE_RECOVERED,
        CONSOLE_RECOVERED_OTHER
    }

    Letter encode() {
        return LetterFields.write(id, kind.name(), out -> {
            LetterFields.texts(out, to, reader, about, place, role, link);
            out.writeLong(at.toEpochMilli());
        });
    }

    public static MemberLetter decode(Letter letter) {
        return LetterFields.read(
                letter,
                in -> new MemberLetter(
                        letter.id(),
                        Kind.valueOf(letter.kind()),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        Instant.ofEpochMilli(in.readLong())));
    }

    @Override
    public String toString() {
        return "MemberLetter[" + id + ", " + kind + "]";
    }
}
