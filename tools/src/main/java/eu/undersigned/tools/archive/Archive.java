package eu.undersigned.tools.archive;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes a copy of a closed campaign that needs no server of its own.
@Command(
        name = "archive",
        description = "Copies the public pages of a closed campaign, in all its languages, into a folder that any web"
                + " server can show, or a browser alone.",
        footer = "Exit status: 0 the copy is whole; 1 the server did not give all that its pages lead to, which is"
                + " named; 2 there is no copy.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class Archive implements Callable<Integer> {
    private static final List<String> LANGUAGES = List.of(
            "en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl",
            "pl", "pt", "ro", "sk", "sl", "sv");
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "URL", description = "of the campaign, such as https://HOST/CAMPAIGN")
    @Nullable
    String url;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "that does not exist yet, or is empty")
    @Nullable
    Path folder;

    @Option(names = "--still-open", description = "copy a campaign that can still be signed")
    boolean isOpenAllowed;

    @Override
    public Integer call() throws IOException {
        URI address = address(Objects.requireNonNull(url));
        Path target = Objects.requireNonNull(folder).toAbsolutePath().normalize();
        requireEmpty(target);
        URI origin = URI.create(address.getScheme() + "://" + address.getAuthority());
        try (Host host = new Host(origin)) {
            String slug = slug(host, address);
            requireClosed(host, slug);
            Files.createDirectories(target);
            Links links = new Links(origin);
            Place home = home(host, slug);
            Collected collected = new Crawl(host, new Scope(slug), links, target, Crawl.MOST_FILES).from(home);
            String copied = origin + "/" + slug + ", made on " + LocalDate.now(ZoneOffset.UTC);
            new Rewriting(links, collected, target, copied).all();
            Report report = new Report(collected, slug, copied);
            report.write(target);
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            report.lines().forEach(out::println);
            out.flush();
            return collected.failed().isEmpty() ? 0 : 1;
        }
    }

    private static URI address(String text) throws IOException {
        try {
            URI uri = URI.create(text.contains("://") ? text : "https://" + text);
            if (uri.getHost() != null && uri.getScheme().matches("https?") && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IOException(Report.plain(text) + " is no address such as https://HOST/CAMPAIGN");
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new IOException(folder + " is not empty: choose another folder");
                }
            }
        }
    }

    /// The last part of the path, whether a language stands before it or not.
    private static String slug(Host host, URI address) throws IOException {
        List<String> parts = Arrays.stream(String.valueOf(address.getPath()).split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (!parts.isEmpty() && parts.getLast().matches(SLUG)) {
            return parts.getLast();
        }
        throw new IOException("the address of a campaign is expected, such as " + host.origin() + "/CAMPAIGN");
    }

    private void requireClosed(Host host, String slug) throws IOException {
        Host.Answer answer = host.get("/api/v1/campaigns/" + slug);
        if (answer.status() != 200) {
            throw new IOException(host.origin() + " has no campaign " + slug);
        }
        if (isOpen(answer.body()) && !isOpenAllowed) {
            throw new IOException("the campaign " + slug + " is still open, and its pages still change: --still-open"
                    + " copies them as they are");
        }
    }

    private static boolean isOpen(byte[] campaign) throws IOException {
        try {
            JsonNode open = new JsonMapper().readTree(campaign).path("open");
            if (open.isBoolean()) {
                return open.asBoolean();
            }
        } catch (JacksonException _) {
            // said below
        }
        throw new IOException("the server does not say whether the campaign is open");
    }

    /// The campaign's page in the first language that it has.
    private static Place home(Host host, String slug) throws IOException {
        for (String language : LANGUAGES) {
            Optional<Place> place = Place.of("/" + language + "/" + slug, "");
            if (place.isPresent() && host.get(place.get().request()).status() == 200) {
                return place.get();
            }
        }
        throw new IOException("the campaign " + slug + " has no page");
    }
}
