/// Stage 4: leaves, the public log, its checkpoints, receipts (`docs/formats/leaf.md`, `log.md`, `receipt.md`).
///
/// In: what stage 2 confirms, withdraws and corrects, without persons. Out: the log as static files would be, receipts
/// for those who hold a link, the published numbers beside the log. No personal data: a salt ties a leaf to a row of
/// stage 1 until that row is erased.
@NullMarked
package eu.undersigned.transparency;

import org.jspecify.annotations.NullMarked;
