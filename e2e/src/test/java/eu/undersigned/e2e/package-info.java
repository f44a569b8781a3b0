/// Stories: people use the packaged app in a real browser.
///
/// In: `app/target/app.jar` and Debian's Chromium. Out: pass or fail, and screenshots on demand. Personal data: none,
/// the people are made up.
@NullMarked
package eu.undersigned.e2e;

import org.jspecify.annotations.NullMarked;
