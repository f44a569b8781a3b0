package eu.undersigned.tools.archive;

import eu.undersigned.tools.archive.Collected.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Fetches what the campaign's pages need and lead to, as far as it belongs to the campaign, into the folder.
final class Crawl {
    /// 24 languages of a campaign with hundreds of organisations.
    static final int MOST_FILES = 30_000;
    private static final long MOST_BYTES = 4L << 30;

    private final Host host;
    private final Scope scope;
    private final Links links;
    private final Path folder;
    private final int mostFiles;
    private final Collected collected = new Collected();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private final Set<Place> seen = new HashSet<>();
    private long bytes;

    /// @param mostFiles after which there is no copy
    Crawl(Host host, Scope scope, Links links, Path folder, int mostFiles) {
        this.host = host;
        this.scope = scope;
        this.links = links;
        this.folder = folder;
        this.mostFiles = mostFiles;
    }

    Collected from(Place start) throws IOException {
        wait(start);
        while (!waiting.isEmpty()) {
            if (seen.size() > mostFiles || bytes > MOST_BYTES) {
                throw new IOException("there is no end to the pages of this campaign: stopped after "
                        + collected.items().size() + " files");
            }
            take(waiting.remove());
        }
        return collected;
    }

    private void wait(Place place) {
        if (seen.add(place)) {
            waiting.add(place);
        }
    }

    private void take(Place place) throws IOException {
        Host.Answer answer = host.get(place.request());
        if (answer.status() == 200) {
            keep(place, answer);
        } else if (answer.status() >= 300 && answer.status() < 400) {
            follow(place, answer.location().orElse(""));
        } else {
            collected.fail(place.request(), "the server answers " + answer.status());
        }
    }

    private void follow(Place from, String location) {
        Optional<Place> to = links.place(from.path(), location).filter(scope::holds);
        if (to.isEmpty()) {
            collected.leaveOut(from.request(), "leads elsewhere");
        } else if (!to.get().equals(from)) {
            collected.leads(from, to.get());
            wait(to.get());
        }
    }

    private void keep(Place place, Host.Answer answer) throws IOException {
        Item item = new Item(place.file(answer.type()), answer.type());
        Path file = folder.resolve(item.file()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(place.request() + " would be written elsewhere");
        }
        Files.createDirectories(file.getParent() == null ? folder : file.getParent());
        Files.write(file, answer.body());
        bytes += answer.body().length;
        collected.add(place, item);
        String text = item.isPage() || item.isStyle() ? new String(answer.body(), StandardCharsets.UTF_8) : "";
        if (item.isPage()) {
            Document page = Jsoup.parse(text);
            links.learn(page);
            each(place, Links.of(page));
        } else if (item.isStyle()) {
            each(place, Links.of(text));
        }
    }

    private void each(Place from, List<String> addresses) {
        for (String address : addresses) {
            links.place(from.path(), address).filter(scope::holds).ifPresent(this::wait);
        }
    }
}
