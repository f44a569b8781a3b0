package eu.undersigned.layout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.http.Gzip;
import eu.undersigned.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Answers that are made once of all that they say, and kept, compressed, until something of that is another.
public final class KeptPages {
    private final Cache<String, Kept> cache;

    /// @param from all that it was made of
    private record Kept(List<?> from, Response response) {
        int bytes() {
            return response.body().length
                    + response.gzipped().map(bytes -> bytes.length).orElse(0);
        }
    }

    /// @param mostBytes of all of them together
    public KeptPages(long mostBytes) {
        this.cache = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String key, Kept page) -> page.bytes())
                .build();
    }

    /// @param from all that it is made of: a day, a moment or a word is the same when it says the same, everything
    ///     else, such as a campaign, when it is the very same thing
    public Response page(String key, List<?> from, Supplier<Response> maker) {
        Optional<Response> kept = kept(key, from);
        return kept.isPresent() ? kept.get() : keep(key, from, maker.get());
    }

    /// Only what there is is kept: made-up addresses can't push it out. What could not be made now is tried again.
    ///
    /// @param maker gives nothing when there is no such page
    public Optional<Response> found(String key, List<?> from, Supplier<Optional<Response>> maker) {
        Optional<Response> kept = kept(key, from);
        return kept.isPresent() ? kept : maker.get().map(made -> made.status() == 200 ? keep(key, from, made) : made);
    }

    private Optional<Response> kept(String key, List<?> from) {
        return Optional.ofNullable(cache.getIfPresent(key))
                .filter(kept -> isSame(kept.from, from))
                .map(Kept::response);
    }

    private Response keep(String key, List<?> from, Response made) {
        Response response = made.withGzipped(Gzip.best(made.body()));
        cache.put(key, new Kept(from, response));
        return response;
    }

    private static boolean isSame(List<?> before, List<?> now) {
        boolean isSame = before.size() == now.size();
        for (int i = 0; isSame && i < now.size(); i++) {
            Object one = before.get(i);
            Object other = now.get(i);
            isSame = one == other || one instanceof Comparable<?> && one.equals(other);
        }
        return isSame;
    }
}
