package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.MalformedLeafException;

/// What the log has at an index.
sealed interface Entry {
    record Read(Leaf leaf) implements Entry {}

    /// In the tree, but no leaf.
    record Malformed(String reason) implements Entry {}

    static Entry of(byte[] bytes) {
        try {
            return new Read(Leaf.parse(bytes));
        } catch (MalformedLeafException e) {
            return new Malformed(String.valueOf(e.getMessage()));
        }
    }
}
