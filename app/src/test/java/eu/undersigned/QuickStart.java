package eu.undersigned;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// Starts a program of the tests over and over, with a cache of its classes as `bin/start` has one.
record QuickStart(List<String> options) {
    /// Runs the program once to its end, and remembers what it loaded.
    ///
    /// @param folder for jars of the class path's folders, and for the cache
    static QuickStart train(Path folder, Class<?> program, String... arguments) throws IOException {
        String classPath =
                jars(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), folder);
        Path cache = folder.resolve("cache.aot");
        List<String> command = new ArrayList<>(java(classPath));
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, program.getName()));
        command.addAll(List.of(arguments));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("training.log").toFile())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        List<String> options = new ArrayList<>(java(classPath));
        if (Files.exists(cache)) {
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr"));
        }
        return new QuickStart(options);
    }

    private static List<String> java(String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath);
    }

    /// The beginning of a command; the program's name and arguments come behind.
    List<String> command(String... more) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of(more));
        return command;
    }

    private static String jars(String classPath, Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve("classes" + jars.size() + ".jar");
                pack(path, jar);
                jars.add(jar.toString());
            } else if (Files.exists(path)) {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            packed.setLevel(0);
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                try {
                    packed.putNextEntry(
                            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, packed);
                    packed.closeEntry();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
