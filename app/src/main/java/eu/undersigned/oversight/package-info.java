/// What the team sees of its own doings: long jobs with their progress, and the audit trail.
///
/// In: jobs and entries of the platform. Out: pages, and the audit trail as a file that a stranger can check. Personal
/// data: names of members, looked up to be shown; never stored here.
@NullMarked
package eu.undersigned.oversight;

import org.jspecify.annotations.NullMarked;
