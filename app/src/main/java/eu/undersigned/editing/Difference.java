package eu.undersigned.editing;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/// What differs between two texts, line by line, and in lines that changed word by word.
///
/// @param isTooLarge nothing was compared
public record Difference(List<Line> lines, boolean isTooLarge) {
    /// More lines than any kit's file that people write; comparing takes time by the square of what differs.
    private static final int MOST_LINES = 2_000;
    private static final int MOST_WORDS = 1_500;
    /// Unchanged lines that stay in sight around a change.
    private static final int AROUND = 2;

    public enum Kind {
        SAME,
        REMOVED,
        ADDED,
        /// Lines that did not change and are not shown.
        GAP
    }

    /// @param parts of the line, in their order
    public record Line(Kind kind, List<Part> parts) {
        public String text() {
            return String.join("", parts.stream().map(Part::text).toList());
        }
    }

    /// @param isChanged whether it is not in the other text
    public record Part(String text, boolean isChanged) {}

    public static Difference of(String before, String after) {
        return of(before.lines().toList(), after.lines().toList());
    }

    static Difference of(List<String> before, List<String> after) {
        if (before.size() > MOST_LINES || after.size() > MOST_LINES) {
            return new Difference(List.of(), true);
        }
        List<Line> lines = new ArrayList<>();
        int at = 0;
        for (Change change : changes(before, after)) {
            addSame(lines, before.subList(at, change.at), at == 0, false);
            addChanged(lines, change.gone, change.come);
            at = change.end();
        }
        addSame(lines, before.subList(at, before.size()), at == 0, true);
        return new Difference(List.copyOf(lines), false);
    }

    /// A place where the texts differ.
    ///
    /// @param at where it begins in the text of before
    private record Change(int at, List<String> gone, List<String> come) {
        int end() {
            return at + gone.size();
        }
    }

    /// The library may say of one place first what came and then what went.
    private static List<Change> changes(List<String> before, List<String> after) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            int at = delta.getSource().getPosition();
            if (changes.isEmpty() || changes.getLast().end() < at) {
                changes.add(new Change(at, new ArrayList<>(), new ArrayList<>()));
            }
            changes.getLast().gone.addAll(delta.getSource().getLines());
            changes.getLast().come.addAll(delta.getTarget().getLines());
        }
        return changes;
    }

    public boolean isEmpty() {
        return !isTooLarge && lines.stream().allMatch(line -> line.kind == Kind.SAME || line.kind == Kind.GAP);
    }

    private static void addSame(List<Line> lines, List<String> same, boolean isFirst, boolean isLast) {
        int head = isFirst ? 0 : AROUND;
        int tail = isLast ? 0 : AROUND;
        for (int i = 0; i < same.size(); i++) {
            if (i < head || i >= same.size() - tail) {
                lines.add(new Line(Kind.SAME, List.of(new Part(same.get(i), false))));
            } else if (i == head) {
                lines.add(new Line(Kind.GAP, List.of()));
            }
        }
    }

    private static void addChanged(List<Line> lines, List<String> before, List<String> after) {
        List<Line> added = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            if (i >= after.size()) {
                lines.add(new Line(Kind.REMOVED, List.of(new Part(before.get(i), false))));
            } else if (i >= before.size()) {
                added.add(new Line(Kind.ADDED, List.of(new Part(after.get(i), false))));
            } else {
                addWords(lines, added, words(before.get(i)), words(after.get(i)));
            }
        }
        lines.addAll(added);
    }

    private static void addWords(List<Line> removed, List<Line> added, List<String> before, List<String> after) {
        List<Part> left = new ArrayList<>();
        List<Part> right = new ArrayList<>();
        if (before.size() > MOST_WORDS || after.size() > MOST_WORDS) {
            add(left, before, true);
            add(right, after, true);
        } else {
            int at = 0;
            for (Change change : changes(before, after)) {
                List<String> same = before.subList(at, change.at);
                add(left, same, false);
                add(right, same, false);
                add(left, change.gone, true);
                add(right, change.come, true);
                at = change.end();
            }
            add(left, before.subList(at, before.size()), false);
            add(right, before.subList(at, before.size()), false);
        }
        removed.add(new Line(Kind.REMOVED, List.copyOf(left)));
        added.add(new Line(Kind.ADDED, List.copyOf(right)));
    }

    private static void add(List<Part> parts, List<String> words, boolean isChanged) {
        if (!words.isEmpty()) {
            parts.add(new Part(String.join("", words), isChanged));
        }
    }

    /// Words, and what stands between them.
    private static List<String> words(String line) {
        return List.of(line.split("(?<=[^\\p{L}\\p{N}])|(?=[^\\p{L}\\p{N}])"));
    }
}
