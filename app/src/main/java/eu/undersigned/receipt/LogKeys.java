package eu.undersigned.receipt;

import java.util.List;

/// By whom a log's checkpoints are signed, as verifier keys of signed notes.
///
/// @param log the log's own key
/// @param witnesses those who have cosigned
record LogKeys(String log, List<String> witnesses) {}
