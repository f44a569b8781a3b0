package eu.undersigned.drafting;

import eu.undersigned.campaign.LetterText.Paragraph;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.drafting.DiscussionView.Own;
import eu.undersigned.drafting.DiscussionView.Part;
import eu.undersigned.drafting.DiscussionView.Said;
import eu.undersigned.drafting.DiscussionView.StandingRow;
import eu.undersigned.drafting.DiscussionView.Typed;
import eu.undersigned.editing.Difference;
import eu.undersigned.editing.Names;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The page on which members write a letter.
final class DiscussionPages {
    private final Database database;
    private final Discussing discussing;
    private final SigningOff signingOff;
    private final Calling calling;
    private final Names names;
    private final ConsoleLayout layout;
    private final Texts texts = ConsoleTexts.texts();

    DiscussionPages(
            Database database,
            Discussing discussing,
            SigningOff signingOff,
            Calling calling,
            Names names,
            ConsoleLayout layout) {
        this.database = database;
        this.discussing = discussing;
        this.signingOff = signingOff;
        this.calling = calling;
        this.names = names;
        this.layout = layout;
    }

    /// Path of the page in which a member discusses a letter: the coordinators', or an organisation's.
    static String base(Visit visit, String slug) {
        return visit.ofOrganisation()
                .map(organisation -> visit.path("with/" + organisation.slug() + "/letters/" + slug))
                .orElseGet(() -> visit.path("letters/" + slug + "/draft"));
    }

    private record State(List<Remark> remarks, List<Standing> standings, int calls) {}

    Response page(Visit visit, int status, DraftLetter letter, Optional<Typed> typed) {
        Speaker speaker = Speaker.of(visit);
        State state = database.inTransaction(transaction -> {
            List<Remark> remarks = RemarkStore.all(transaction, visit.campaign().id(), letter.slug());
            return new State(
                    remarks,
                    signingOff.standings(transaction, visit.campaign(), letter, remarks),
                    speaker.isCoordinator()
                            ? calling.waiting(transaction, visit.campaign(), letter)
                                    .size()
                            : 0);
        });
        boolean isOver = letter.isOver(discussing.today());
        Reader reader = new Reader(visit, speaker, letter, isOver && !speaker.isCoordinator());
        Map<String, List<Remark>> current = new HashMap<>();
        Map<String, List<Remark>> earlier = new HashMap<>();
        List<Remark> gone = new java.util.ArrayList<>();
        List<Paragraph> paragraphs = letter.file().parts();
        for (Remark remark : state.remarks) {
            Optional<Paragraph> found = letter.find(remark.paragraph(), remark.base());
            if (found.isPresent()) {
                current.computeIfAbsent(found.get().key(), _ -> new java.util.ArrayList<>())
                        .add(remark);
            } else if (paragraphs.stream().anyMatch(paragraph -> paragraph.key().equals(remark.paragraph()))) {
                earlier.computeIfAbsent(remark.paragraph(), _ -> new java.util.ArrayList<>())
                        .add(remark);
            } else {
                gone.add(remark);
            }
        }
        List<Part> parts = paragraphs.stream()
                .map(paragraph -> new Part(
                        paragraph.key(),
                        label(paragraph.key()),
                        paragraph.text(),
                        DraftLetter.hash(paragraph),
                        reader.said(current.getOrDefault(paragraph.key(), List.of()), false),
                        reader.said(earlier.getOrDefault(paragraph.key(), List.of()), true)))
                .toList();
        DiscussionView view = new DiscussionView(
                base(visit, letter.slug()),
                letter.slug(),
                letter.title(),
                letter.language().code(),
                letter.wording(),
                letter.deadline().map(texts.formats()::date),
                letter.deadline().map(this::days).orElse(0L),
                isOver,
                speaker.isCoordinator() || !isOver,
                speaker.isCoordinator(),
                parts,
                reader.said(gone, true),
                visit.ofOrganisation().map(organisation -> own(organisation, speaker, state.standings)),
                speaker.isCoordinator() ? rows(visit, state.standings) : List.of(),
                state.standings.stream()
                        .filter(standing -> !standing.isMissing())
                        .count(),
                state.standings.size(),
                state.calls,
                typed);
        return layout.page(
                visit,
                status,
                texts.of("console.drafting.title", "title", letter.title()),
                "drafting/discussion.jte",
                view);
    }

    private long days(LocalDate deadline) {
        return Math.max(0, ChronoUnit.DAYS.between(discussing.today(), deadline));
    }

    /// @param key such as `p2`
    String label(String key) {
        return texts.of("console.drafting.part." + key.charAt(0), "number", Integer.parseInt(key.substring(1)));
    }

    private Own own(Organisation organisation, Speaker speaker, List<Standing> standings) {
        Optional<Standing> own = standings.stream()
                .filter(standing -> standing.organisation().id() == organisation.id())
                .findFirst();
        Standing.State state = own.map(Standing::state).orElse(Standing.State.SILENT);
        String words = own.map(this::details).orElse("");
        return new Own(organisation.name(), state, words, speaker.organisation() != organisation.id());
    }

    /// Those that say most of the work ahead come first.
    private List<StandingRow> rows(Visit visit, List<Standing> standings) {
        return standings.stream()
                .sorted(Comparator.comparing((Standing standing) -> order(standing.state()))
                        .thenComparing(standing -> standing.organisation().name()))
                .map(standing -> new StandingRow(
                        standing.organisation().name(),
                        visit.path("with/" + standing.organisation().slug() + "/letters/"
                                + visit.request().variable("slug")),
                        standing.state(),
                        details(standing),
                        standing.open()))
                .toList();
    }

    private static int order(Standing.State state) {
        return switch (state) {
            case EARLIER -> 0;
            case COMMENTED -> 1;
            case SILENT -> 2;
            case SIGNED_OFF -> 3;
        };
    }

    private String details(Standing standing) {
        return standing.signOff()
                .map(signOff -> texts.of(
                        signOff.isForIt() ? "console.drafting.signedoff.forit" : "console.drafting.signedoff.by",
                        "name",
                        names.of(signOff.member()),
                        "time",
                        Names.time(signOff.at())))
                .orElseGet(() -> standing.hasMembers() ? "" : texts.of("console.drafting.nomembers"));
    }

    /// What one visitor sees of what was said.
    private final class Reader {
        private final Visit visit;
        private final Speaker speaker;
        private final DraftLetter letter;
        private final boolean isBound;
        private final Map<Integer, String> known = new HashMap<>();

        /// @param isBound whether the deadline keeps this visitor from saying anything
        Reader(Visit visit, Speaker speaker, DraftLetter letter, boolean isBound) {
            this.visit = visit;
            this.speaker = speaker;
            this.letter = letter;
            this.isBound = isBound;
        }

        List<Said> said(List<Remark> remarks, boolean isEarlier) {
            return remarks.stream().map(remark -> said(remark, isEarlier)).toList();
        }

        private Said said(Remark remark, boolean isEarlier) {
            boolean isProposal = remark.kind() == Remark.Kind.PROPOSAL;
            boolean mayJudge = speaker.isCoordinator() && isProposal && remark.isOpen();
            return new Said(
                    remark.id(),
                    isProposal,
                    who(remark),
                    Names.time(remark.at()),
                    remark.text(),
                    isProposal ? Optional.of(Difference.of(remark.madeFor(), remark.text())) : Optional.empty(),
                    state(remark),
                    isEarlier ? Optional.of(remark.madeFor()) : Optional.empty(),
                    !isProposal && remark.isOpen() && !isBound && speaker.mayEnd(remark),
                    speaker.mayEnd(remark),
                    mayJudge && letter.find(remark.paragraph(), remark.base()).isPresent(),
                    mayJudge);
        }

        private String who(Remark remark) {
            String name = known.computeIfAbsent(remark.member(), names::of);
            String organisation = visit.campaign()
                    .organisation(remark.organisation())
                    .map(Organisation::name)
                    .orElseGet(() -> texts.of("console.drafting.campaign"));
            return texts.of("console.drafting.who", "name", name, "organisation", organisation);
        }

        private String state(Remark remark) {
            String key = "console.drafting.state." + remark.state().name().toLowerCase(Locale.ROOT);
            return switch (remark.state()) {
                case OPEN -> "";
                case SETTLED, TAKEN -> texts.of(key);
                case DECLINED -> texts.of(key, "reason", remark.reason());
            };
        }
    }
}
