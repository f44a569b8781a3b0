package eu.undersigned.campaign;

import java.util.List;

/// To whom supporters write: `representatives.csv`, and what is said of it and proposed to write in
/// `representatives.yaml` and `representatives.<lang>.md`.
///
/// @param members in the order of the file
public record Representatives(List<Representative> members) {
    public static final Representatives NONE = new Representatives(List.of());

    public Representatives {
        members = List.copyOf(members);
    }
}
