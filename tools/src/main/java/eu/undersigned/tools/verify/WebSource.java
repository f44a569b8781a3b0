package eu.undersigned.tools.verify;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A log on a server: that of an instance, or a mirror.
///
/// @param log with a slash at its end
/// @param numbers where the published numbers may be; the first place that has them counts
/// @param campaign where the campaign's document is; none beside a mirror
record WebSource(Web web, URI log, List<URI> numbers, Optional<URI> campaignAddress) implements Source {
    /// Enough to hide the way there and back; more would be a burden for a small server.
    private static final int READERS = 8;

    @Override
    public String name() {
        return log.toString();
    }

    @Override
    public Optional<byte[]> file(String path, int most) throws IOException {
        return web.get(log.resolve(path), most);
    }

    @Override
    public Optional<byte[]> integrity() throws IOException {
        for (URI address : numbers) {
            Optional<byte[]> found = web.get(address, MOST_JSON);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> campaign() throws IOException {
        return campaignAddress.isPresent() ? web.get(campaignAddress.get(), MOST_JSON) : Optional.empty();
    }

    @Override
    public boolean isLive() {
        return campaignAddress.isPresent();
    }

    @Override
    public int readers() {
        return READERS;
    }

    @Override
    public void close() {
        web.close();
    }
}
