package eu.undersigned.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// One thing that was done.
///
/// @param id from 1, without gaps
/// @param at to the millisecond
/// @param member number of who did it; 0: the software itself, or nobody known
/// @param campaign 0: none
/// @param before a JSON object, or empty
/// @param after a JSON object, or empty
public record AuditEntry(
        long id, Instant at, int member, int campaign, String action, String subject, String before, String after) {
    /// Numbers big-endian (id and milliseconds in 8 bytes, member and campaign in 4), then each text in UTF-8 with its
    /// length before it in 4 bytes.
    private byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.writeBytes(ByteBuffer.allocate(24)
                .putLong(id)
                .putLong(at.toEpochMilli())
                .putInt(member)
                .putInt(campaign)
                .array());
        for (String text : new String[] {action, subject, before, after}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    /// SHA-256 of the bytes, 32 bytes.
    byte[] digest() {
        return Audit.sha256().digest(encode());
    }
}
