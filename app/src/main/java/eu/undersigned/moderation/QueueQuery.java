package eu.undersigned.moderation;

import eu.undersigned.console.Visit;
import eu.undersigned.voice.VoiceState;
import java.util.Arrays;

/// Which part of the queue is asked for.
///
/// @param page from 1
record QueueQuery(VoiceState state, int page) {
    static final int ROWS = 25;

    /// What is not understood is the first page of those that wait.
    static QueueQuery of(String state, String page) {
        return new QueueQuery(
                Arrays.stream(VoiceState.values())
                        .filter(one -> one.code().equals(state))
                        .findFirst()
                        .orElse(VoiceState.WAITING),
                page.matches("[1-9][0-9]{0,7}") ? Integer.parseInt(page) : 1);
    }

    /// No page behind the last one.
    QueueQuery within(long rows) {
        return new QueueQuery(state, (int) Math.max(1, Math.min(page, (rows + ROWS - 1) / ROWS)));
    }

    QueueQuery at(int other) {
        return new QueueQuery(state, other);
    }

    int offset() {
        return (page - 1) * ROWS;
    }

    String path(Visit visit) {
        return visit.path("voices") + "?state=" + state.code() + (page == 1 ? "" : "&page=" + page);
    }
}
