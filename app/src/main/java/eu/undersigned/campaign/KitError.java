package eu.undersigned.campaign;

/// What is wrong in a kit, and where.
///
/// @param line counted from 1; 0 when the whole file is meant
public record KitError(String file, int line, String reason) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + reason;
    }
}
