package eu.undersigned.tools.verify;

import eu.undersigned.tlog.Checkpoint;
import java.util.List;
import java.util.Optional;

/// What a recount found.
///
/// @param trust in the key
/// @param head of the tree that was counted
/// @param cosigners names
/// @param begun leaves that an earlier run had counted
/// @param published the numbers that it was compared with
/// @param faults leaves that break the rules, of which the first are in the findings
/// @param findings what does not fit
/// @param unknown what could not be found out; with it and without findings, it is not known whether all fits
/// @param notes what else is to be known
record Report(
        String source,
        Trust trust,
        Checkpoint head,
        List<String> cosigners,
        long begun,
        Numbers counted,
        Optional<Published> published,
        long faults,
        List<String> findings,
        List<String> unknown,
        List<String> notes) {
    /// Decided in favour of what is worse.
    enum Result {
        FITS,
        DIFFERS,
        /// It could not be found out.
        FAILED
    }

    Result result() {
        if (!findings.isEmpty()) {
            return Result.DIFFERS;
        }
        return unknown.isEmpty() ? Result.FITS : Result.FAILED;
    }
}
