package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.tlog.Cosignature;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.TileReader;
import eu.undersigned.tlog.VerifierKey;
import eu.undersigned.tlog.Witness;
import eu.undersigned.tlog.WitnessAnswer;
import eu.undersigned.tlog.WitnessClient;
import eu.undersigned.tlog.WitnessPolicy;
import io.prometheus.metrics.core.metrics.Counter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Has witnesses cosign the newest checkpoint of each log. A witness that knows a longer log than ours is an alarm:
/// this
/// database has been put back to an earlier day, and a log that grew on from there would tell two histories. Such a log
/// stands still until somebody has looked at it; signatures are confirmed meanwhile, and their leaves wait.
final class Witnessing implements Runnable {
    private static final Logger LOG = System.getLogger(Witnessing.class.getName());
    static final List<String> OUTCOMES = List.of("cosigned", "alarm", "refused", "unreachable");

    private final Campaigns campaigns;
    private final Database database;
    private final WitnessPolicy policy;
    private final WitnessClient client;
    private final Counter outcomes;
    private final Map<Integer, Long> asked = new ConcurrentHashMap<>();
    private final Map<Integer, String> alarms = new ConcurrentHashMap<>();

    Witnessing(Campaigns campaigns, Database database, WitnessPolicy policy, WitnessClient client, Counter outcomes) {
        this.campaigns = campaigns;
        this.database = database;
        this.policy = policy;
        this.client = client;
        this.outcomes = outcomes;
    }

    /// Whether a log must not grow: nobody was asked yet since the start, or somebody knows a longer one. Witnesses
    /// that
    /// do not answer stop nothing.
    boolean isStopped(Campaign campaign) {
        return alarms.containsKey(campaign.id()) || !asked.containsKey(campaign.id());
    }

    /// What somebody must see to.
    List<String> alarms() {
        return List.copyOf(alarms.values());
    }

    @Override
    public void run() {
        for (Campaign campaign : campaigns.all()) {
            try {
                Optional<LogState> state =
                        database.inTransaction(transaction -> LogStore.find(transaction, campaign.id()));
                if (state.isPresent() && isNews(campaign, state.get())) {
                    ask(campaign, state.get());
                }
                asked.putIfAbsent(campaign.id(), state.map(LogState::size).orElse(0L));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | MalformedException e) {
                LOG.log(
                        Level.WARNING,
                        () -> "witnesses of " + campaign.slug() + ": "
                                + e.getClass().getSimpleName());
            }
        }
    }

    private boolean isNews(Campaign campaign, LogState state) {
        boolean isCosigned = state.cosigned()
                .filter(cosigned -> cosigned.size() == state.size())
                .isPresent();
        return state.size() > 0
                && (!isCosigned || isStopped(campaign) || asked.getOrDefault(campaign.id(), -1L) < state.size());
    }

    private void ask(Campaign campaign, LogState state) throws MalformedException, InterruptedException {
        SignedCheckpoint checkpoint = SignedCheckpoint.open(
                state.checkpoint().getBytes(StandardCharsets.UTF_8), VerifierKey.parse(state.key()));
        Map<String, Long> sizes = database.inTransaction(transaction -> WitnessStore.sizes(transaction, campaign.id()));
        List<WitnessAnswer> answers = client.ask(
                checkpoint,
                policy.witnesses(),
                witness -> sizes.getOrDefault(witness.key().text(), 0L),
                tiles(campaign));
        Optional<String> alarm = Optional.empty();
        List<WitnessAnswer.Cosigned> cosigned = new ArrayList<>();
        for (WitnessAnswer answer : answers) {
            switch (answer) {
                case WitnessAnswer.Cosigned word -> {
                    cosigned.add(word);
                    outcomes.labelValues("cosigned").inc();
                }
                case WitnessAnswer.Ahead(Witness witness, long size) -> {
                    if (size > size(campaign)) { // else another node has published and asked meanwhile
                        alarm = Optional.of(alarm(
                                campaign,
                                witness,
                                "has cosigned " + size + " leaves, and there are " + state.size() + " here"));
                    }
                }
                case WitnessAnswer.Inconsistent(Witness witness, long oldSize) ->
                    alarm = Optional.of(alarm(
                            campaign, witness, "has seen other leaves up to " + oldSize + " than there are here"));
                case WitnessAnswer.UnknownLog(Witness witness) -> refused(campaign, witness, "does not know this log");
                case WitnessAnswer.Refused(Witness witness, int status) ->
                    refused(campaign, witness, "answers " + status);
                case WitnessAnswer.Unusable(Witness witness, String reason) -> refused(campaign, witness, reason);
                case WitnessAnswer.Unproven(Witness witness, String reason) -> refused(campaign, witness, reason);
                case WitnessAnswer.Unreachable(Witness _, String _) ->
                    outcomes.labelValues("unreachable").inc();
            }
        }
        alarm.ifPresentOrElse(text -> alarms.put(campaign.id(), text), () -> alarms.remove(campaign.id()));
        asked.put(campaign.id(), state.size());
        keep(campaign, checkpoint, cosigned);
    }

    private TileReader tiles(Campaign campaign) {
        return tile -> {
            try {
                return database.inTransaction(transaction -> {
                    try {
                        return new LogTiles(transaction, campaign.id()).read(tile);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        };
    }

    private long size(Campaign campaign) {
        return database.inTransaction(transaction -> LogStore.find(transaction, campaign.id()))
                .map(LogState::size)
                .orElse(0L);
    }

    private String alarm(Campaign campaign, Witness witness, String what) {
        outcomes.labelValues("alarm").inc();
        String text = "the log of " + campaign.slug() + " stands still: the witness " + witness.name() + " " + what
                + ". Was an older copy of the database put back? docs/operations.md, \"The log\"";
        LOG.log(Level.ERROR, text);
        return text;
    }

    private void refused(Campaign campaign, Witness witness, String reason) {
        outcomes.labelValues("refused").inc();
        LOG.log(
                Level.WARNING,
                () -> "the log of " + campaign.slug() + ": the witness " + witness.name() + " " + reason);
    }

    private void keep(Campaign campaign, SignedCheckpoint checkpoint, List<WitnessAnswer.Cosigned> cosigned) {
        long size = checkpoint.checkpoint().size();
        List<Cosignature> cosignatures =
                cosigned.stream().map(WitnessAnswer.Cosigned::cosignature).toList();
        database.useTransaction(transaction -> {
            cosigned.forEach(
                    word -> WitnessStore.put(transaction, campaign.id(), word.witness(), size, word.cosignature()));
            if (!cosigned.isEmpty()
                    && policy.isMetBy(Set.copyOf(
                            cosigned.stream().map(WitnessAnswer::witness).toList()))) {
                WitnessStore.cosigned(
                        transaction,
                        campaign.id(),
                        size,
                        checkpoint.with(cosignatures).note().encode());
            }
        });
    }
}
