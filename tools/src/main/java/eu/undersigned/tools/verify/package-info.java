/// The recount: whoever has the address of a petition checks its public log and its published numbers, and
/// what became of a receipt. In: a log by `docs/formats/log.md`, from a server or a folder. Out: a table, or
/// JSON. No personal data.
@NullMarked
package eu.undersigned.tools.verify;

import org.jspecify.annotations.NullMarked;
