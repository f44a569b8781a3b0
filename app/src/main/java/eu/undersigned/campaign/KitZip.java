package eu.undersigned.campaign;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A kit as a ZIP archive. What is read is hostile: entries, their sizes and their paths are bounded.
///
/// @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, the format</a>
public final class KitZip {
    private static final int MOST_ENTRIES = 1_000;
    /// Unpacked, in bytes. A kit with 150 logos of the largest size has three million.
    private static final int MOST_BYTES = 8 << 20;
    /// The same kit gives the same archive.
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final List<KitError> errors = new ArrayList<>();
    private final Map<String, byte[]> contents = new TreeMap<>();
    private int unpacked;

    private KitZip() {}

    public static byte[] write(KitFiles files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The files of an archive, which need not make a whole kit. They may lie in one folder.
    ///
    /// @throws KitException when it is no archive, too large, or holds what belongs to no kit
    public static KitFiles read(byte[] archive) throws KitException {
        KitZip zip = new KitZip();
        zip.unpack(archive);
        if (zip.errors.isEmpty() && zip.contents.isEmpty()) {
            zip.wrong("the archive", "holds no file, or is no ZIP archive");
        }
        KitFiles files = zip.withoutFolder();
        if (!zip.errors.isEmpty()) {
            throw new KitException(zip.errors);
        }
        return files;
    }

    private void unpack(byte[] archive) {
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    wrong("the archive", "holds more than " + MOST_ENTRIES + " entries");
                    return;
                }
                if (!unpack(entry, zip)) {
                    return;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            wrong("the archive", "is no ZIP archive that can be read");
        }
    }

    /// Whether there may be more. What is left out is unpacked, too, before the next entry can be read: so it counts.
    private boolean unpack(ZipEntry entry, ZipInputStream zip) throws IOException {
        byte[] content = zip.readNBytes(MOST_BYTES - unpacked + 1);
        unpacked += content.length;
        if (unpacked > MOST_BYTES) {
            wrong("the archive", "is larger than " + (MOST_BYTES >> 20) + " MiB when unpacked");
            return false;
        }
        String name = entry.getName();
        boolean isKept = !entry.isDirectory() && !isOfTheDesktop(name);
        if (isKept && contents.putIfAbsent(name, content) != null) {
            wrong(shown(name), "is in the archive twice");
        }
        return true;
    }

    /// What a desktop adds to an archive without being asked.
    private static boolean isOfTheDesktop(String name) {
        return name.startsWith("__MACOSX/") || name.equals(".DS_Store") || name.endsWith("/.DS_Store");
    }

    private KitFiles withoutFolder() {
        String folder = contents.keySet().stream()
                .filter(name -> name.matches("[A-Za-z0-9._-]{1,100}/campaign\\.yaml"))
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .findFirst()
                .filter(_ -> !contents.containsKey("campaign.yaml"))
                .orElse("");
        Map<String, byte[]> files = new TreeMap<>();
        contents.forEach((name, content) -> {
            String path = name.startsWith(folder) ? name.substring(folder.length()) : name;
            if (KitFiles.isPath(path)) {
                files.put(path, content);
            } else {
                wrong(shown(name), "is no file of a campaign kit");
            }
        });
        return KitFiles.of(files);
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
    }

    private void wrong(String file, String reason) {
        errors.add(new KitError(file, 0, reason));
    }
}
