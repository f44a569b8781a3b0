package eu.undersigned.tools.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// Writes a log of many leaves into a folder, as `bin/verify --mirror` would: for measurements.
/// `java ... LogFixture 10000000 DIR`: nine of ten leaves are signatures, one changes an earlier one.
final class LogFixture {
    private static final String[] COUNTRIES =
            ("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK GB CH NO").split(" ");
    private static final String[] LANGUAGES =
            "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split(" ");
    private static final int ORGANISATIONS = 60;
    private static final int SIGNATURES_AN_HOUR = 5_000;

    private final Random random = new Random(7);
    private final SampleLog log;
    /// Leaves that are changed already: once each.
    private final Set<Long> changed = new HashSet<>();

    private LogFixture(SampleLog log) {
        this.log = log;
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        Set<Path> made = new HashSet<>();
        SampleLog log = new SampleLog((path, content) -> write(made, folder.resolve(path), content), 1);
        LogFixture fixture = new LogFixture(log);
        long leaves = Long.parseLong(arguments[0]);
        while (log.size() < leaves) {
            fixture.add();
        }
        log.publish();
    }

    private void add() {
        if (log.size() > 100 && random.nextInt(10) == 0) {
            change(random.nextLong(log.size()));
            return;
        }
        int organisation = random.nextInt(ORGANISATIONS);
        log.sign(
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                LANGUAGES[random.nextInt(LANGUAGES.length)],
                organisation == 0 ? "" : "organisation-" + organisation,
                SampleLog.HOUR + log.size() / SIGNATURES_AN_HOUR);
    }

    private void change(long index) {
        if (!log.counts.isSigned(index) || !changed.add(index)) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> log.invalidate(index, "duplicate");
            case 1 -> log.correct(index, "FR");
            default -> log.withdraw(index);
        }
    }

    private static void write(Set<Path> made, Path file, byte[] content) {
        try {
            if (made.add(file.getParent())) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
