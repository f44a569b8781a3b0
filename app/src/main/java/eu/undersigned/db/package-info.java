/// PostgreSQL: the embedded server, the pool, migrations, transactions and group commit. No word of the domain.
///
/// In: statements of the `*Store` classes. Out: durable rows. Personal data passes through only as ciphertext.
@NullMarked
package eu.undersigned.db;

import org.jspecify.annotations.NullMarked;
