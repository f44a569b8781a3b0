/// What an operator watches: health, metrics, logs.
///
/// In: numbers from all parts. Out: `/livez`, `/readyz`, `/metrics`, JSON lines. No personal data.
@NullMarked
package eu.undersigned.operations;

import org.jspecify.annotations.NullMarked;
