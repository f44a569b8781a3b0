/// Languages: texts, plural rules, numbers, dates, country names, and which language a visitor prefers.
///
/// In: `messages/*.properties`, CLDR (through ICU4J). Out: text for people. No personal data.
@NullMarked
package eu.undersigned.i18n;

import org.jspecify.annotations.NullMarked;
