/// Keys that never enter the database, and the two things done with them: encrypting bytes and keyed hashes.
///
/// In: `data/secrets/` (mode 0700), the environment, or a systemd credential. Out: [Secrets], [SecretBox],
/// [KeyedHash]. Personal data passes through as bytes; nothing of it is kept here.
@NullMarked
package eu.undersigned.secrets;

import org.jspecify.annotations.NullMarked;
