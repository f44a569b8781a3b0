package eu.undersigned.leaf;

import java.time.Instant;
import java.time.LocalDate;

/// An entry of a campaign's public log: one event that moves a published number.
///
/// Units: `hour` counts whole hours since 1970-01-01T00:00Z and fits 32 bits; `index` counts leaves from 0.
///
/// @see "docs/formats/leaf.md"
public sealed interface Leaf {
    /// Bytes of C, and of a text's version.
    int HASH_LENGTH = 32;

    long hour();

    /// A leaf that changes an earlier one.
    sealed interface Change extends Leaf {
        /// Of the signed leaf that is meant.
        long index();

        /// The same about another leaf.
        Change withIndex(long index);
    }

    /// A signature that was confirmed.
    ///
    /// @param country ISO 3166-1, two capitals
    /// @param language of the text that was signed: ISO 639-1, two small letters
    /// @param text its version, 32 bytes
    /// @param organisation slug of the organisation through which the signer came, or nothing
    /// @param commitment C, 32 bytes
    record Signed(
            long hour,
            String country,
            Channel channel,
            String language,
            byte[] text,
            String organisation,
            byte[] commitment)
            implements Leaf {}

    record Withdrawn(long hour, long index) implements Change {
        @Override
        public Withdrawn withIndex(long other) {
            return new Withdrawn(hour, other);
        }
    }

    /// @param reason a word of small letters and hyphens
    record Invalidated(long hour, long index, String reason) implements Change {
        @Override
        public Invalidated withIndex(long other) {
            return new Invalidated(hour, other, reason);
        }
    }

    record Reinstated(long hour, long index) implements Change {
        @Override
        public Reinstated withIndex(long other) {
            return new Reinstated(hour, other);
        }
    }

    /// Signatures collected elsewhere, as the coalition declares them.
    ///
    /// @param source at most 65,535 bytes of UTF-8
    record Declared(long hour, LocalDate date, long count, String source) implements Leaf {}

    /// The signer corrected their country.
    record Corrected(long hour, long index, String country) implements Change {
        @Override
        public Corrected withIndex(long other) {
            return new Corrected(hour, other, country);
        }
    }

    /// The hour of a moment. A clock before 1970 gives 0.
    static long hour(Instant at) {
        return Math.max(0, Math.floorDiv(at.getEpochSecond(), 3_600));
    }

    default byte[] encode() {
        return LeafWriter.write(this);
    }

    /// @throws MalformedLeafException when the bytes are not exactly a leaf
    static Leaf parse(byte[] bytes) throws MalformedLeafException {
        return LeafReader.read(bytes);
    }
}
