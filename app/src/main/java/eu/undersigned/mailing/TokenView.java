package eu.undersigned.mailing;

/// What a feeding program needs.
///
/// @param address of the mailing for programs
/// @param token empty: not given yet
public record TokenView(Mailing mailing, String address, String token) {
    @Override
    public String toString() {
        return "TokenView[hidden]";
    }
}
