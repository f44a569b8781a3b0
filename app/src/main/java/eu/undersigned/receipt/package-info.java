/// The pages for those who hold a receipt: the signer's own, and the one on which anybody checks one in the browser
/// (`docs/formats/receipt.md`).
///
/// In: a signer's link. Out: pages; the receipt as a file and as a code. No personal data: a receipt names nobody, and
/// one that is checked never reaches the server.
@NullMarked
package eu.undersigned.receipt;

import org.jspecify.annotations.NullMarked;
