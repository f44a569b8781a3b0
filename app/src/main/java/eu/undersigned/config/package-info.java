/// What an operator can set: command-line options, one file, the environment.
///
/// In: arguments, `undersigned.properties`, variables named `UNDERSIGNED_*`. Out: [Settings], from which every package
/// reads its own record. An unknown key stops the start. No personal data.
@NullMarked
package eu.undersigned.config;

import org.jspecify.annotations.NullMarked;
