package eu.undersigned.signature;

import eu.undersigned.outbox.SealedLetter;
import java.util.UUID;
import java.util.function.Supplier;

/// A row ready to be written: nothing in it names anybody.
///
/// @param fingerprint of the mailbox's first place; 32 bytes
/// @param secondFingerprint of its second place; 32 bytes, made only when the first is taken
/// @param namePrint of mailbox and name; 16 bytes
/// @param organisation 0: none
/// @param organisationUpdates 0: not asked, 1: no, 2: yes
/// @param ownCopy for the link in the letter
/// @param letter the confirmation mail
record NewSignature(
        int campaign,
        byte[] fingerprint,
        Supplier<byte[]> secondFingerprint,
        UUID id,
        byte[] namePrint,
        String country,
        Shown shown,
        int organisation,
        boolean updates,
        int organisationUpdates,
        Sealed sealed,
        byte[] ownCopy,
        byte[] tokenHash,
        Observed observed,
        SealedLetter letter) {}
