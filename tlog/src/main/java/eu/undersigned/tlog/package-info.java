/// Transparency logs after RFC 6962 and the C2SP documents.
@NullMarked
package eu.undersigned.tlog;

import org.jspecify.annotations.NullMarked;
