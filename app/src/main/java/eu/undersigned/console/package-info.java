/// The coordinators' door and frame: who may enter where, and what surrounds each page.
///
/// In: requests below `/console`. Out: visits of members who may make them, and pages in the frame. Personal data: the
/// name of the member who is signed in, in memory.
@NullMarked
package eu.undersigned.console;

import org.jspecify.annotations.NullMarked;
