package eu.undersigned;

import eu.undersigned.campaign.KitFolders;
import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Options;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.delivery.DerivedSecrets;
import eu.undersigned.http.HttpServer;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// All parts: what they stand on, the signature's way, the team's side. What is opened is closed in reverse.
public final class Application implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Options options;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private int port;
    private Optional<String> firstLink = Optional.empty();
    private List<ConsoleRoutes.Guarded> consolePages = List.of();
    private Supplier<List<String>> warnings = List::of;

    private Application(Options options, Map<String, String> environment, InstantSource clock) {
        this.options = options;
        this.environment = environment;
        this.clock = clock;
    }

    /// @throws ConfigException when a setting, a secret or a campaign kit can't be used
    public static Application start(Options options, Map<String, String> environment) {
        return start(options, environment, InstantSource.system());
    }

    static Application start(Options options, Map<String, String> environment, InstantSource clock) {
        Application application = new Application(options, environment, clock);
        try {
            application.wire();
            return application;
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    private void wire() {
        Platform platform = new Platform(options, environment, clock, opened);
        Stages stages = new Stages(platform);
        warnings = stages.warnings;
        Team team = new Team(platform, stages);

        ScheduledExecutorService schedule = Executors.newScheduledThreadPool(2);
        schedule.scheduleWithFixedDelay(quietly(platform.campaigns::refresh), 5, 5, TimeUnit.SECONDS);
        stages.schedule(schedule);
        team.schedule(schedule);
        platform.open(schedule::shutdownNow);

        stages.startLog();
        stages.warmUp();
        HttpServer server = new HttpServer(platform.configuration.http(), platform.routes, platform.errors);
        server.start();
        platform.open(server);
        platform.open(stages.tallies);
        port = server.port();
        firstLink = team.firstLink();
        consolePages = team.routes.guarded();
    }

    /// A job that fails once, for instance while the database is away, is run again.
    static Runnable quietly(Runnable job) {
        return () -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                System.getLogger(Application.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                () -> "a job failed: " + e.getClass().getSimpleName());
            }
        };
    }

    /// What somebody should see to.
    public List<String> warnings() {
        return warnings.get();
    }

    /// The access token of an organisation, such as `every-second-counts/eurochild`, on the instance of these options.
    ///
    /// @throws ConfigException when there is no such instance
    public static String token(Options options, Map<String, String> environment, String name) {
        return new DerivedSecrets(options, environment).token(name);
    }

    /// Whether the kits are there and none has an organisation of this name, such as `every-second-counts/eurochild`.
    static boolean isInNoKit(Options options, String name) {
        try {
            return KitFolders.read(options.campaigns()).stream()
                    .map(KitFolders.Found::kit)
                    .flatMap(kit -> kit.organisations().stream().map(one -> kit.slug() + "/" + one.slug()))
                    .noneMatch(name::equals);
        } catch (ConfigException e) {
            return false; // nobody can tell, and a secret needs no kit
        }
    }

    /// The secret with which an organisation checks what its webhook is told.
    ///
    /// @throws ConfigException when there is no such instance
    public static String webhookSecret(Options options, Map<String, String> environment, String name) {
        return new DerivedSecrets(options, environment).webhookSecret(name);
    }

    /// Where the first coordinator begins; empty once the console has a member.
    public Optional<String> firstLink() {
        return firstLink;
    }

    /// The console's pages, each with who may use it.
    List<ConsoleRoutes.Guarded> consolePages() {
        return consolePages;
    }

    public int port() {
        return port;
    }

    /// Takes no more requests, writes what waits, and stops the parts in reverse order.
    @Override
    public void close() {
        Platform.close(opened);
    }
}
