/// Tells whether a picture is one that is known: by a hash that stays nearly the same when the picture is changed a
/// little, and by exact hashes of its file. Needs the JDK alone.
///
/// ```java
/// Pdq.Hashed seen = Pdq.hash(Luminance.of(ImageIO.read(file)));
/// boolean isKnown = seen.isUsable() && seen.hash().distance(known) <= Pdq.MATCH;
/// ```
///
/// A caller's mistake is an [IllegalArgumentException]. Nothing here decodes what a stranger sent: give it pictures
/// that were decoded where a crash harms nobody.
@NullMarked
package eu.undersigned.screen;

import org.jspecify.annotations.NullMarked;
