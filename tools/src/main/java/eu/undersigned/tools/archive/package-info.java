/// A copy of a closed campaign's public pages that any web server, or a folder, can show.
///
/// In: pages of one host, which may be hostile. Out: files below one folder, and a list of what was left out. No
/// personal data: public pages have none.
@NullMarked
package eu.undersigned.tools.archive;

import org.jspecify.annotations.NullMarked;
