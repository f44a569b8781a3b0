package eu.undersigned.signature;

import eu.undersigned.outbox.SealedLetter;
import java.util.UUID;

/// A kept second try, as far as it is looked at in the program; the rest is moved within the database.
record SecondTry(
        int campaign,
        byte[] fingerprint,
        byte[] secondFingerprint,
        UUID id,
        byte[] namePrint,
        byte[] tokenHash,
        byte[] ownCopy,
        SealedLetter letter) {}
