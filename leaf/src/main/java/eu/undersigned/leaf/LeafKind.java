package eu.undersigned.leaf;

/// The numbers of a leaf's kinds.
final class LeafKind {
    static final int VERSION = 1;
    static final int SIGNED = 1;
    static final int WITHDRAWN = 2;
    static final int INVALIDATED = 3;
    static final int REINSTATED = 4;
    static final int DECLARED = 5;
    static final int CORRECTED = 6;

    private LeafKind() {}
}
