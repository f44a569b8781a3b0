package eu.undersigned;

import eu.undersigned.account.Members;
import eu.undersigned.confirmation.ConfirmationModule;
import eu.undersigned.console.MemberMailComposer;
import eu.undersigned.consultation.ConsultationModule;
import eu.undersigned.cosigning.CosigningModule;
import eu.undersigned.delivery.DeliveryModule;
import eu.undersigned.delivery.Erasures;
import eu.undersigned.delivery.KeyNotices;
import eu.undersigned.demo.Demo;
import eu.undersigned.drafting.CallMail;
import eu.undersigned.fact.FactModule;
import eu.undersigned.help.HelpModule;
import eu.undersigned.letter.LetterModule;
import eu.undersigned.mail.DevMailboxHandler;
import eu.undersigned.mailing.MailingModule;
import eu.undersigned.mailing.Received;
import eu.undersigned.news.NewsModule;
import eu.undersigned.operations.HealthHandler;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.MailModule;
import eu.undersigned.overview.AlertMail;
import eu.undersigned.page.PageModule;
import eu.undersigned.paper.PaperModule;
import eu.undersigned.protection.ProtectionModule;
import eu.undersigned.receipt.ReceiptModule;
import eu.undersigned.representative.RepresentativeModule;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.share.ShareModule;
import eu.undersigned.signature.SignatureModule;
import eu.undersigned.statistics.StatisticsModule;
import eu.undersigned.tally.Tally;
import eu.undersigned.tally.TallyModule;
import eu.undersigned.timeline.TimelineModule;
import eu.undersigned.transparency.IntegrityModule;
import eu.undersigned.transparency.Leaves;
import eu.undersigned.transparency.NoLeaves;
import eu.undersigned.transparency.TransparencyModule;
import eu.undersigned.voice.VoiceModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The way of a signature, in the order of the data, with the public pages around it.
final class Stages {
    final Members members;
    final ProtectionModule protection;
    final ConfirmationModule confirmations;
    final MailingModule mailings;
    final MailModule mail;
    final DeliveryModule deliveries;
    final PageModule pages;
    final TallyModule tallies;
    final TimelineModule timelines;
    final FactModule facts;
    final HelpModule help;
    final NewsModule news;
    final LetterModule letters;
    final ShareModule sharing;
    final VoiceModule voices;
    final CosigningModule cosigning;
    final ConsultationModule consultations;
    final PaperModule paper;
    final RepresentativeModule representatives;
    /// What somebody should see to.
    final Supplier<List<String>> warnings;

    private final Configuration configuration;
    private final SignatureModule signatures;
    private final TransparencyModule transparency;

    Stages(Platform platform) {
        this.configuration = platform.configuration;
        this.members = new Members(new SecretBox(platform.secrets.consoleKey(), platform.random), platform.clock);
        Tally tally = new Tally(platform.clock);
        this.protection = platform.open(new ProtectionModule(
                platform.campaigns,
                platform.database,
                configuration.protection(),
                platform.options.loadTest(),
                platform.secrets.pepper(),
                platform.options.data(),
                platform.random,
                platform.clock));
        protection.start();

        // 1 signature, 2 confirmation, 3 tally, 4 transparency
        this.signatures = platform.open(new SignatureModule(
                platform.campaigns,
                platform.database,
                platform.outbox,
                tally,
                platform.layout,
                platform.secrets,
                configuration.seal(),
                protection.guard(),
                platform.metrics,
                platform.random,
                platform.clock));
        this.confirmations = platform.open(new ConfirmationModule(
                platform.campaigns,
                platform.database,
                signatures,
                tally,
                configuration.log().isSkipped() ? new NoLeaves() : new Leaves(platform.campaigns),
                new Erasures(),
                new Received(),
                platform.layout,
                platform.metrics,
                platform.random,
                platform.clock));
        this.transparency = platform.open(new TransparencyModule(
                platform.campaigns,
                platform.database,
                configuration.log(),
                platform.secrets.logKey(),
                platform.publicUrl(),
                confirmations::entered,
                platform.metrics,
                platform.random,
                platform.clock));
        transparency.begin();
        this.voices = new VoiceModule(
                platform.campaigns,
                platform.database,
                platform.trialKeys,
                platform.secrets.voiceKey(),
                configuration.seal().recovery(),
                platform.options.loadTest(),
                platform.layout,
                platform.clock);
        this.consultations = new ConsultationModule(
                platform.campaigns,
                platform.database,
                platform.secrets.consultationKey(),
                voices::moderators,
                configuration.seal().recovery(),
                platform.options.loadTest(),
                platform.layout,
                platform.random,
                platform.clock);
        this.paper = new PaperModule(
                platform.campaigns,
                platform.database,
                platform.secrets.consultationKey(),
                consultations.answering(),
                platform.layout,
                platform.random,
                platform.clock);
        this.cosigning = new CosigningModule(
                platform.campaigns,
                platform.database,
                platform.outbox,
                platform.secrets.cosigningKey(),
                protection::isDisposable,
                platform.layout,
                platform.random,
                platform.clock);
        this.warnings = () -> Stream.of(
                        platform.database.warnings(),
                        platform.leadKeys.warnings(),
                        transparency.warnings(),
                        voices.warnings(),
                        cosigning.warnings(),
                        platform.campaigns.warnings())
                .flatMap(List::stream)
                .toList();
        if (platform.options.demo()) {
            new Demo(
                            platform.database,
                            platform.campaigns,
                            signatures,
                            tally,
                            members,
                            voices,
                            consultations,
                            cosigning,
                            platform.options.data().resolve("demo-keys"),
                            platform.clock)
                    .fill();
            confirmations.entering().run();
            transparency.begin();
        }
        this.tallies = new TallyModule(platform.campaigns, platform.database, platform.metrics, platform.clock);
        this.pages = new PageModule(
                platform.campaigns,
                platform.database,
                tallies.snapshots(),
                signatures.asked(),
                protection.guard(),
                voices.board(),
                platform.layout,
                platform.files,
                platform.clock);
        this.mailings = new MailingModule(
                platform.campaigns,
                platform.database,
                signatures,
                configuration.mailings(),
                platform.secrets.mailingKey(),
                new SecretBox(platform.secrets.outboxKey(), platform.random),
                platform.layout,
                platform.random,
                platform.clock);
        this.mail = platform.open(new MailModule(
                configuration.mail(),
                platform.options.loadTest(),
                platform.database,
                platform.outbox,
                desks(platform),
                platform.metrics,
                platform.clock));
        startMail(platform);
        this.deliveries = platform.open(new DeliveryModule(
                platform.campaigns,
                platform.database,
                platform.secrets.deliveryKey(),
                configuration.webhooks(),
                tallies.snapshots()::of,
                platform.layout,
                () -> platform.isDemo,
                platform.metrics,
                platform.clock));
        deliveries.start();
        this.timelines = new TimelineModule(platform.campaigns, platform.layout, platform.clock);
        this.facts = new FactModule(platform.campaigns, platform.layout, platform.clock);
        this.help = new HelpModule(platform.campaigns, platform.layout, platform.clock);
        this.news = new NewsModule(platform.campaigns, platform.layout, platform.clock);
        this.letters = platform.open(new LetterModule(
                platform.campaigns,
                platform.database,
                cosigning.signatories(),
                platform.layout,
                () -> platform.isDemo,
                platform.clock));
        this.representatives = platform.open(new RepresentativeModule(
                platform.campaigns,
                platform.database,
                tallies.snapshots(),
                platform.layout,
                platform.errors,
                platform.clock));
        this.sharing = platform.open(new ShareModule(
                platform.campaigns, tallies.snapshots(), platform.layout, () -> platform.isDemo, platform.clock));
        route(platform);
    }

    /// Who writes which letters.
    private Map<String, Desk> desks(Platform platform) {
        Map<String, Desk> desks = new HashMap<>(signatures.desks());
        desks.putAll(KeyNotices.desks(platform.layout));
        desks.putAll(MemberMailComposer.desks(platform.layout));
        desks.putAll(mailings.desks());
        desks.putAll(AlertMail.desks(platform.layout));
        desks.putAll(CallMail.desks(platform.layout));
        desks.putAll(cosigning.desks());
        return desks;
    }

    private void startMail(Platform platform) {
        if (configuration.database().url().isEmpty()) {
            mail.takeOver();
            mailings.takeOver();
        }
        mail.start()
                .ifPresent(
                        mailbox -> new DevMailboxHandler(mailbox, platform.templates, platform.files, platform.errors)
                                .route(platform.routes));
        platform.open(mailings).start(mail::carrier);
    }

    private void route(Platform platform) {
        new HealthHandler(platform.database::answers, warnings, platform.metrics).route(platform.routes);
        mailings.route(platform.routes, confirmations, platform.errors);
        tallies.route(platform.routes);
        transparency.route(platform.routes, platform.errors);
        deliveries.route(platform.routes, platform.errors);
        signatures.route(platform.routes, pages.formPage(), platform.errors);
        confirmations.route(platform.routes, platform.errors, tallies.snapshots()::confirmedNow);
        pages.route(platform.routes, platform.errors);
        new IntegrityModule(
                        platform.campaigns,
                        platform.database,
                        configuration.log().witnesses(),
                        platform.layout,
                        () -> platform.isDemo,
                        platform.clock)
                .route(platform.routes, platform.errors);
        new StatisticsModule(
                        platform.campaigns, platform.database, tallies.snapshots(), platform.layout, platform.clock)
                .route(platform.routes, platform.errors);
        new ReceiptModule(platform.campaigns, transparency.receipts()::find, transparency::keys, platform.layout)
                .route(platform.routes, platform.errors);
        facts.route(platform.routes, platform.errors);
        timelines.route(platform.routes, platform.errors);
        news.route(platform.routes, platform.errors);
        letters.route(platform.routes, platform.errors);
        help.route(platform.routes, platform.errors);
        sharing.route(platform.routes, platform.errors);
        voices.route(platform.routes, platform.errors, platform.random);
        consultations.route(platform.routes, platform.errors);
        paper.route(platform.routes, platform.errors);
        representatives.route(platform.routes);
        cosigning.route(platform.routes, platform.errors);
    }

    /// What is done again and again.
    void schedule(ScheduledExecutorService schedule) {
        schedule.scheduleWithFixedDelay(tallies.snapshots(), 200, 200, TimeUnit.MILLISECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(signatures.sealing()), 1, 60, TimeUnit.SECONDS);
        if (!configuration.log().isSkipped()) {
            schedule.scheduleWithFixedDelay(Application.quietly(confirmations.entering()), 1, 600, TimeUnit.SECONDS);
        }
        schedule.scheduleWithFixedDelay(confirmations.expiry(), 10, 300, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(voices.board(), 2, 2, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(cosigning.refresh(), 2, 2, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(cosigning.notices()), 10, 60, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(cosigning.expiry()), 25, 3600, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(voices.expiry()), 20, 3600, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(consultations.releasing()), 5, 5, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(consultations.board()), 2, 2, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(consultations.expiry()), 30, 3600, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(paper.expiry()), 40, 3600, TimeUnit.SECONDS);
        schedule.schedule(Application.quietly(sharing::warmUp), 3, TimeUnit.SECONDS);
        schedule.schedule(Application.quietly(representatives::warmUp), 0, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(representatives.writing()), 1, 1, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(representatives.counting()), 0, 3, TimeUnit.SECONDS);
    }

    /// Entries go into the log from now on.
    void startLog() {
        transparency.start();
    }

    /// Makes ready what would keep the first visitor waiting.
    void warmUp() {
        Application.quietly(representatives::begin).run();
    }
}
