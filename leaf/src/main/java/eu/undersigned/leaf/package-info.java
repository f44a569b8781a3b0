/// Leaves and receipts (`docs/formats/leaf.md`, `receipt.md`), shared by the server that writes them and by whoever
/// checks it.
@NullMarked
package eu.undersigned.leaf;

import org.jspecify.annotations.NullMarked;
