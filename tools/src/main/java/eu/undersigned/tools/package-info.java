/// What organisations run on their own computers: making a key, opening what was delivered. Needs no server.
@NullMarked
package eu.undersigned.tools;

import org.jspecify.annotations.NullMarked;
