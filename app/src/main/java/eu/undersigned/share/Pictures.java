package eu.undersigned.share;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.layout.Press;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Draws pictures and keeps them. A picture whose numbers have moved is drawn anew, at most once a minute; two are
/// drawn at once, whoever else asks waits for a moment or gets the last one.
final class Pictures implements AutoCloseable {
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 24;
    /// About a thousand pictures, of those with an organisation: there may be more.
    private static final long MOST_CACHED_BYTES = 32L << 20;
    /// The campaigns' own, one a language: all of six campaigns in 24 languages, at least.
    private static final long MOST_OWN_BYTES = 16L << 20;
    /// How long an old number may be shown.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration NEXT_WAIT = Duration.ofMillis(500);

    private final Supplier<Typeface> typeface;
    private final InstantSource clock;
    /// Drawing goes through native code, which would hold the virtual threads' carriers.
    private final Press<Kept> artists;
    private final Cache<String, Kept> ofOrganisations;
    /// Apart, so that whoever asks for one organisation's picture after the other drives none of these out.
    private final Cache<String, Kept> own = cache(MOST_OWN_BYTES);
    private volatile Optional<Typeface> loaded = Optional.empty();
    private volatile boolean isUnable;

    /// @param at when it was drawn
    private record Kept(PictureContent content, Instant at, byte[] png) {}

    /// @param typeface called once, when the first picture is drawn
    Pictures(Supplier<Typeface> typeface, InstantSource clock) {
        this(typeface, clock, MOST_CACHED_BYTES);
    }

    /// @param mostCachedBytes of pictures with an organisation
    Pictures(Supplier<Typeface> typeface, InstantSource clock, long mostCachedBytes) {
        this.ofOrganisations = cache(mostCachedBytes);
        this.typeface = typeface;
        this.clock = clock;
        this.artists = new Press<>("picture-", AT_ONCE, MOST_WAITING, this::failed);
    }

    private static Cache<String, Kept> cache(long mostBytes) {
        return Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String name, Kept kept) -> kept.png.length)
                .build();
    }

    private Cache<String, Kept> cache(PictureContent content) {
        return content.organisation().isPresent() ? ofOrganisations : own;
    }

    /// @param name the same for what is the same picture with another number
    PictureResult of(String name, PictureContent content) {
        Optional<Kept> kept = Optional.ofNullable(cache(content).getIfPresent(name));
        if (kept.isPresent() && isFresh(kept.get(), content)) {
            return new PictureResult.Drawn(kept.get().png);
        }
        if (isUnable) {
            return new PictureResult.Unable();
        }
        return artists.make(name, kept.isPresent() ? NEXT_WAIT : FIRST_WAIT, () -> kept(name, content))
                .or(() -> kept)
                .<PictureResult>map(found -> new PictureResult.Drawn(found.png))
                .orElseGet(() -> isUnable ? new PictureResult.Unable() : new PictureResult.Busy());
    }

    /// Draws one that nobody waits for, so that nobody waits for what the first one needs.
    void warmUp(String name, PictureContent content) {
        artists.begin(name, () -> kept(name, content));
    }

    private boolean isFresh(Kept kept, PictureContent content) {
        return kept.content.equals(content) || clock.instant().isBefore(kept.at.plus(PATIENCE));
    }

    private void failed(Throwable why) {
        if (!isUnable) {
            warn("a picture for sharing could not be drawn: ", why);
        }
    }

    private Kept kept(String name, PictureContent content) {
        Kept kept = new Kept(content, clock.instant(), draw(content));
        cache(content).put(name, kept);
        return kept;
    }

    private byte[] draw(PictureContent content) {
        try {
            return Png.of(Drawing.of(letters(), content), Drawing.PAPER, Drawing.colours(content));
        } catch (InternalError | LinkageError e) {
            unable(e);
            throw e;
        }
    }

    private Typeface letters() {
        try {
            loaded = loaded.or(() -> Optional.of(typeface.get()));
            return loaded.orElseThrow();
        } catch (IllegalStateException e) {
            unable(e);
            throw e;
        }
    }

    /// Letters need a library of the system. Without them pages look as they do, and have no picture.
    private synchronized void unable(Throwable why) {
        if (!isUnable) {
            isUnable = true;
            warn("pictures for sharing can't be drawn on this machine (see docs/operations.md): ", why);
        }
    }

    private static void warn(String what, Throwable why) {
        System.getLogger(Pictures.class.getName())
                .log(Level.WARNING, () -> what + why.getClass().getSimpleName());
    }

    @Override
    public void close() {
        artists.close();
    }
}
