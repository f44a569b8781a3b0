package eu.undersigned.tools.representatives;

import eu.undersigned.tools.verify.Web;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a kit's list of representatives anew from the open data of the European Parliament.
@Command(
        name = "representatives",
        description =
                "Makes the list of representatives in a kit's FOLDER anew, from the European Parliament's open data.",
        mixinStandardHelpOptions = true)
public final class Refresh implements Callable<Integer> {
    private static final int CANNOT = 2;
    private static final int MOST_SHOWN = 20;
    private static final int SAID_EVERY = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// In days: so long old links to one who left still tell so.
    private static final int KEPT = 400;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "of the campaign's kit, such as campaigns/every-second-counts")
    Path folder = Path.of(".");

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = "where the API is; ${DEFAULT-VALUE} when nothing is said",
            defaultValue = "https://data.europarl.europa.eu/api/v2")
    String from = "";

    @Option(
            names = "--pause",
            paramLabel = "MS",
            description = "milliseconds between two members whose mailbox is asked for; ${DEFAULT-VALUE}, since the"
                    + " Parliament answers about 500 such questions in five minutes",
            defaultValue = "700")
    int pause;

    @Option(
            names = "--all-mailboxes",
            description = "ask for the mailboxes of all members, not only of those without one")
    boolean isAll;

    @Option(names = "--force", description = "take a list that is smaller than half of the one before")
    boolean isForced;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(folder.resolve("campaign.yaml"))) {
            return cannot(folder + " is no campaign's kit: it has no campaign.yaml");
        }
        KitList list = new KitList(folder);
        Map<String, Member> before = list.members();
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        try (Web web = new Web(PATIENCE)) {
            Parliament parliament = new Parliament(web, from);
            Map<String, Member> found = parliament.members();
            long members = before.values().stream().filter(Member::isMember).count();
            if (found.isEmpty()) {
                return cannot("there is nobody in the answer: nothing was changed");
            }
            if (found.size() * 2L < members && !isForced) {
                return cannot("only " + found.size() + " members, and there were " + members
                        + ": nothing was changed. If that is right, say --force");
            }
            Map<String, Member> after = known(found, before);
            mailboxes(parliament, after);
            gone(before, after, today);
            list.write(after, from, today);
            tell(before, after);
        }
        return 0;
    }

    /// With what was known of them before: somebody may have chosen another language.
    private static Map<String, Member> known(Map<String, Member> found, Map<String, Member> before) {
        Map<String, Member> after = new LinkedHashMap<>();
        found.forEach((id, member) -> {
            Member old = before.getOrDefault(id, member);
            after.put(
                    id,
                    new Member(
                            id,
                            member.name(),
                            member.country(),
                            member.group(),
                            old.language(),
                            old.mailbox(),
                            member.page(),
                            ""));
        });
        return after;
    }

    private void mailboxes(Parliament parliament, Map<String, Member> members) throws IOException {
        List<Member> wanted = members.values().stream()
                .filter(member -> isAll || member.mailbox().isEmpty())
                .toList();
        int asked = 0;
        for (Member member : wanted) {
            String mailbox = parliament.mailbox(member.id());
            if (!mailbox.isEmpty()) {
                members.put(member.id(), member.withMailbox(mailbox));
            }
            asked++;
            if (asked % SAID_EVERY == 0) {
                say(asked + " of " + wanted.size() + " mailboxes asked for");
            }
            if (asked < wanted.size()) {
                rest();
            }
        }
    }

    private void rest() throws IOException {
        try {
            Thread.sleep(Math.max(0, pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped; nothing was changed", e);
        }
    }

    /// Those who are members no more stay for a while, with the day since when.
    private static void gone(Map<String, Member> before, Map<String, Member> after, String today) {
        String oldest = LocalDate.parse(today).minusDays(KEPT).toString();
        before.values().stream()
                .filter(member -> !after.containsKey(member.id()))
                .map(member -> member.isMember() ? member.withLeft(today) : member)
                .filter(member -> member.left().compareTo(oldest) >= 0)
                .forEach(member -> after.put(member.id(), member));
    }

    private void tell(Map<String, Member> before, Map<String, Member> after) {
        List<String> fresh = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        after.values().forEach(member -> {
            Member old = before.get(member.id());
            boolean wasMember = old != null && old.isMember();
            if (member.isMember() && !wasMember) {
                fresh.add(words(member));
            } else if (!member.isMember() && wasMember) {
                gone.add(words(member));
            } else if (old != null && !old.equals(member)) {
                changed.add(words(member));
            }
        });
        List<Member> members = after.values().stream().filter(Member::isMember).toList();
        say(members.size() + " members, "
                + members.stream().filter(member -> member.mailbox().isEmpty()).count() + " of them without a mailbox");
        say("new", fresh);
        say("gone", gone);
        say("changed", changed);
    }

    private static String words(Member member) {
        return member.name() + " (" + member.country() + ", " + member.group() + ")";
    }

    private void say(String what, List<String> names) {
        String shown =
                names.isEmpty() ? "" : ": " + String.join("; ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
        say(what + " " + names.size() + shown + (names.size() > MOST_SHOWN ? " ..." : ""));
    }

    private int cannot(String reason) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("representatives: " + reason);
        err.flush();
        return CANNOT;
    }

    private void say(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
