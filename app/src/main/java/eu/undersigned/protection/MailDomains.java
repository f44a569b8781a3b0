package eu.undersigned.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/// Whether mail to a domain can arrive at all, as its name servers say. Asked in the background and remembered: nobody
/// waits for an answer, and where there is none the domain is taken to be fine.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-5.1">RFC 5321, section 5.1</a>
final class MailDomains implements AutoCloseable {
    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_WAITING = 1_000;
    private static final int THREADS = 4;
    private static final Duration MEMORY = Duration.ofHours(6);
    private static final String TIMEOUT_MILLIS = "2000";
    /// After so many questions in a row without an answer nobody is asked for a while.
    private static final int MOST_SILENCES = 5;

    private static final Duration REST = Duration.ofMinutes(5);
    /// So long it is not asked again whether the name server knows the world: a flood of invented domains would ask it
    /// twice for each. Short, since what is said meanwhile is remembered for hours.
    private static final Duration TOUCH = Duration.ofMinutes(1);
    /// A name server that does not know it is cut off, and says of every domain that there is none.
    private static final String CERTAINLY_THERE = "europa.eu.";
    /// Reserved for examples and tests: no name server knows them.
    private static final List<String> RESERVED =
            List.of(".example", ".test", ".invalid", ".localhost", "example.org", "example.com", "example.net");

    enum State {
        /// Takes mail, or nobody knows.
        FINE,
        /// Exists, but says that it takes no mail, or nothing about it.
        NO_MAIL,
        /// There is certainly no such domain.
        UNKNOWN
    }

    private final Cache<String, State> states;
    private final Properties environment = new Properties();
    private final ThreadPoolExecutor threads;
    private final InstantSource clock;
    private final boolean isOff;
    private final AtomicInteger silences = new AtomicInteger();
    private volatile Instant restsUntil = Instant.MIN;
    private volatile Instant inTouchUntil = Instant.MIN;

    /// @param resolver `off`, `system`, or a name server such as `dns://192.0.2.53`
    MailDomains(String resolver, InstantSource clock) {
        this.clock = clock;
        this.isOff = resolver.equals("off");
        this.states = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(MEMORY)
                .build();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, resolver.startsWith("dns://") ? resolver : "dns:");
        environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", "1");
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("mail-domains-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// What is known now; asks for later when nothing is.
    State of(String domain) {
        State known = states.getIfPresent(domain);
        if (known != null) {
            return known;
        }
        if (!isOff && !isReserved(domain) && !clock.instant().isBefore(restsUntil)) {
            states.put(domain, State.FINE); // until the answer comes, nobody else need ask
            try {
                threads.execute(() -> ask(domain));
            } catch (RejectedExecutionException e) {
                states.invalidate(domain);
            }
        }
        return State.FINE;
    }

    private static boolean isReserved(String domain) {
        return RESERVED.stream().anyMatch(name -> domain.equals(name) || domain.endsWith(name));
    }

    private void ask(String domain) {
        try {
            InitialDirContext context = new InitialDirContext(environment);
            try {
                states.put(domain, takesMail(context, domain + ".") ? State.FINE : State.NO_MAIL);
            } finally {
                context.close();
            }
            silences.set(0);
        } catch (NameNotFoundException e) {
            silences.set(0);
            if (isInTouchWithTheWorld()) {
                states.put(domain, State.UNKNOWN);
            } else {
                states.invalidate(domain);
                rest();
            }
        } catch (NamingException e) {
            states.invalidate(domain);
            if (silences.incrementAndGet() >= MOST_SILENCES) {
                silences.set(0);
                rest();
            }
        }
    }

    private void rest() {
        restsUntil = clock.instant().plus(REST);
    }

    private boolean isInTouchWithTheWorld() {
        if (clock.instant().isBefore(inTouchUntil)) {
            return true;
        }
        try {
            InitialDirContext context = new InitialDirContext(environment);
            try {
                one(context, CERTAINLY_THERE, "A");
                inTouchUntil = clock.instant().plus(TOUCH);
                return true;
            } finally {
                context.close();
            }
        } catch (NamingException e) {
            return false;
        }
    }

    /// An MX record of `0 .` says that a domain takes no mail (RFC 7505); without any, its own address is tried.
    private static boolean takesMail(InitialDirContext context, String name) throws NamingException {
        Optional<Attribute> exchangers = one(context, name, "MX");
        if (exchangers.isEmpty()) {
            return one(context, name, "A").isPresent()
                    || one(context, name, "AAAA").isPresent();
        }
        return !List.of("0 .", "0").contains(exchangers.get().get().toString().strip());
    }

    /// One question each: together they would become the question for everything, which few servers answer.
    ///
    /// The warning is about providers that make objects of what they read; this one reads text.
    @SuppressWarnings("BanJNDI")
    private static Optional<Attribute> one(InitialDirContext context, String name, String type) throws NamingException {
        return Optional.ofNullable(
                context.getAttributes(name, new String[] {type}).get(type));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
