package eu.undersigned.oversight;

import java.util.List;
import java.util.Optional;

/// One job.
///
/// @param path of this page
/// @param done so far, in words
/// @param value for the bar; empty: nobody can tell how far it is
/// @param most of the bar
/// @param result in words; empty until it is over
/// @param failure why it failed, in words
/// @param cancel where it is cancelled; empty: over, or this member may not
/// @param about page of what it works at
public record JobView(
        String path,
        String what,
        String by,
        String begun,
        String state,
        boolean isOver,
        String done,
        Optional<Long> value,
        long most,
        List<String> result,
        Optional<String> failure,
        Optional<String> cancel,
        Optional<String> about) {}
