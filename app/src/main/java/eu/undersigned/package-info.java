/// The start of the application, and how its parts are put together.
///
/// In: the command line and the environment. Out: a running instance. No personal data.
@NullMarked
package eu.undersigned;

import org.jspecify.annotations.NullMarked;
