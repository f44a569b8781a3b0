package eu.undersigned.cosigning;

import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An organisation's signature below a letter, as the database holds it.
///
/// @param letter its slug
/// @param language in which its signatory reads
/// @param sealed who signs; empty once it is erased
/// @param correction another name and role that its signatory asks for, sealed
/// @param reason why it was declined
record Cosignature(
        UUID id,
        int campaign,
        String letter,
        CosignatureState state,
        Language language,
        String country,
        Signed signed,
        Optional<byte[]> sealed,
        Optional<byte[]> correction,
        boolean isAnother,
        Optional<DeclineReason> reason,
        Instant askedAt,
        Optional<Instant> confirmedAt,
        Optional<Instant> signedAt,
        Optional<Instant> decidedAt,
        Optional<Instant> remindedAt,
        Optional<Published> published) {
    /// Which text was signed.
    ///
    /// @param language of the text
    /// @param version as [eu.undersigned.campaign.LetterText] has it
    /// @param substance as [Substance] gives it
    record Signed(Language language, String version, String substance) {}

    /// What everybody reads.
    ///
    /// @param website its address
    /// @param signatory nobody once it is withdrawn
    record Published(
            String organisation,
            String country,
            String website,
            Optional<Signatory> signatory,
            Instant acceptedAt,
            Optional<Instant> withdrawnAt) {}

    @Override
    public String toString() {
        return "Cosignature[" + id + ", " + state + "]";
    }
}
