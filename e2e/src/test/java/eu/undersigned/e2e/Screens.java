package eu.undersigned.e2e;

import java.util.stream.Stream;

/// On what every story of many pages is lived through: a phone and a desk, with scripts and without.
final class Screens {
    private Screens() {}

    static Stream<Device> all() {
        return Stream.of(Device.PHONE, Device.PHONE.withoutScripts(), Device.DESK, Device.DESK.withoutScripts());
    }
}
