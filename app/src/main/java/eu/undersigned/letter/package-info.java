/// Open letters for everybody: pages, a PDF, JSON.
///
/// In: the letters of the published kit, their earlier versions, and who signed them ([Signatories]). Out: pages in
/// every language of the campaign. Personal data: the names of those who sign for organisations, which they agreed to
/// see published; they pass through, and are kept by whoever implements [Signatories].
@NullMarked
package eu.undersigned.letter;

import org.jspecify.annotations.NullMarked;
