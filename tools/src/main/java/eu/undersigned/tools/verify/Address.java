package eu.undersigned.tools.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What somebody types or pastes, and the log that it leads to.
final class Address {
    private static final String SLUG = "[a-z0-9-]+";
    private static final String CHECKPOINT = "checkpoint";

    private final Web web;

    private Address(Web web) {
        this.web = web;
    }

    /// @param text a folder, a file: address, or the address of an instance, a campaign, a log or a mirror
    /// @param web closed with the source
    static Source open(String text, Web web) throws IOException {
        String small = text.toLowerCase(Locale.ROOT);
        if (small.startsWith("http://") || small.startsWith("https://")) {
            return new Address(web).onTheWeb(uri(text));
        }
        Path folder = small.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
        if (!Files.isDirectory(folder)) {
            throw new IOException(text + " is no folder, and no address that begins with http:// or https://");
        }
        if (!Files.exists(folder.resolve(CHECKPOINT))) {
            throw new IOException(text + " holds no log: there is no file 'checkpoint' in it");
        }
        return new FolderSource(folder.toAbsolutePath().normalize());
    }

    private static URI uri(String text) throws IOException {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IOException(text + " is no address of a server");
    }

    private Source onTheWeb(URI address) throws IOException {
        List<String> path = Arrays.stream(String.valueOf(address.getRawPath()).split("/"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        if (!path.isEmpty() && path.getLast().equals(CHECKPOINT)) {
            path.removeLast();
        }
        URI host = address.resolve("/");
        if (path.isEmpty()) {
            path.addAll(onlyCampaign(host));
        }
        for (Source source : candidates(host, path)) {
            if (source.file(CHECKPOINT, Source.MOST_NOTE).isPresent()) {
                return source;
            }
        }
        throw new IOException("there is no log at " + address + " (a campaign has one from its first signature on)");
    }

    /// Nothing when the host does not know campaigns: then it may serve a mirror.
    private List<String> onlyCampaign(URI host) throws IOException {
        Optional<byte[]> answer = web.get(host.resolve("/api/v1/campaigns"), Source.MOST_JSON);
        if (answer.isEmpty()) {
            return List.of();
        }
        List<String> slugs = new ArrayList<>();
        for (JsonNode campaign : Json.list(Json.parse(answer.get(), "the list of campaigns"), "campaigns")) {
            slugs.add(Json.text(campaign, "slug"));
        }
        if (slugs.size() == 1 && slugs.getFirst().matches(SLUG)) {
            return slugs;
        }
        throw new IOException(
                slugs.isEmpty()
                        ? host + " has no campaign"
                        : host + " has several campaigns: add the name of one, such as " + host
                                + Words.plain(slugs.getFirst()));
    }

    /// The address as that of a log, of a campaign, of a campaign's page in a language, of a mirror: the
    /// likeliest first.
    private List<Source> candidates(URI host, List<String> path) {
        List<Source> candidates = new ArrayList<>();
        List<String> campaign =
                path.size() > 1 && path.getLast().equals("log") ? path.subList(0, path.size() - 1) : path;
        if (!campaign.isEmpty() && campaign.getLast().matches(SLUG)) {
            List<String> before = campaign.subList(0, campaign.size() - 1);
            candidates.add(instance(host, before, campaign.getLast()));
            if (!before.isEmpty() && before.getLast().matches("[a-z]{2}")) {
                candidates.add(instance(host, before.subList(0, before.size() - 1), campaign.getLast()));
            }
        }
        URI mirror = host.resolve(folder(path));
        candidates.add(new WebSource(web, mirror, List.of(mirror.resolve(Mirror.INTEGRITY)), Optional.empty()));
        return candidates;
    }

    private Source instance(URI host, List<String> before, String slug) {
        URI base = host.resolve(folder(before));
        URI log = base.resolve(slug + "/log/");
        URI campaign = base.resolve("api/v1/campaigns/" + slug);
        List<URI> numbers = List.of(URI.create(campaign + "/integrity"), log.resolve(Mirror.INTEGRITY));
        return new WebSource(web, log, numbers, Optional.of(campaign));
    }

    private static String folder(List<String> path) {
        return path.stream().map(part -> part + "/").collect(Collectors.joining("", "/", ""));
    }
}
