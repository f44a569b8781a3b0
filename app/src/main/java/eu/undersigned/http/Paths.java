package eu.undersigned.http;

/// Path patterns such as `/{lang}/{campaign}`.
final class Paths {
    private Paths() {}

    static boolean matches(String pattern, String path) {
        String[] expected = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        if (expected.length != given.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            boolean variable = expected[i].startsWith("{");
            if (variable ? given[i].isEmpty() : !expected[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }
}
