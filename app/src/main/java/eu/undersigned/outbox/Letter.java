package eu.undersigned.outbox;

import java.util.UUID;

/// One mail to be, before it is put into words.
///
/// @param id also the Message-ID, and the ticket under which the inbox page asks for it
/// @param kind which [Composer] writes it, and what about
/// @param content what the composer needs: personal data, never to be stored as it is
public record Letter(UUID id, String kind, byte[] content) {
    @Override
    public String toString() {
        return "Letter[" + id + ", " + kind + "]";
    }
}
