/// Synthetic signatures for a demonstration. Every page of such an instance says so.
///
/// In: a wish. Out: 50,000 invented signers under `example.org`. No real personal data.
@NullMarked
package eu.undersigned.demo;

import org.jspecify.annotations.NullMarked;
