package eu.undersigned.paper;

import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.consultation.AnswerCheck;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A page on which sheets are typed in.
///
/// @param base hash of the page that the form was made from
/// @param errors text by id of the field, in the order of the page
/// @param lang of the questions, where it is not the page's
public record EntryView(
        String action,
        String back,
        String range,
        String base,
        String adults,
        @Nullable String lang,
        Map<String, String> errors,
        List<SheetView> sheets) {
    /// One sheet. Its number counts within the group, and says nothing of a child.
    public record SheetView(int number, String label, List<Asked> questions) {}

    /// @param number as printed before the question
    /// @param id of the field's first input
    /// @param marks its options; none for own words
    /// @param error empty: nothing is wrong
    public record Asked(
            int number,
            String id,
            String field,
            String ask,
            boolean isOne,
            List<Mark> marks,
            String text,
            String error) {
        public boolean isText() {
            return marks.isEmpty();
        }

        /// For `aria-invalid`; null leaves the attribute out.
        public @Nullable String invalid() {
            return error.isEmpty() ? null : "true";
        }

        /// For `aria-describedby`.
        public @Nullable String describedBy() {
            return error.isEmpty() ? null : id + "-error";
        }
    }

    /// @param letter as printed before the option
    public record Mark(String letter, String option, String label, boolean isChosen) {}

    /// What a form holds.
    ///
    /// @param wrong keys of messages by field
    record Typed(int number, SheetPage page, String base, Map<String, String> wrong) {
        static Typed stored(Group group, int number) {
            SheetPage page = group.page(number);
            return new Typed(number, page, page.hash(), Map.of());
        }

        /// The same, to be stored in the place of what somebody else saved.
        Typed over(SheetPage now) {
            return new Typed(number, page, now.hash(), Map.of(EntryForm.WHOLE, "paper.wrong.changed"));
        }

        Typed with(Map<String, String> other) {
            return new Typed(number, page, base, other);
        }
    }

    static EntryView of(ClassHandler.Visit visit, Group group, Typed typed, String adults, Texts texts) {
        ConsultationText words = group.consultation().text(visit.language());
        ClassPass pass = group.pass();
        Language spoken = words.language();
        List<SheetView> sheets = new ArrayList<>();
        int first = pass.first(typed.number());
        for (int i = 0; i < typed.page().sheets().size(); i++) {
            sheets.add(sheet(first + i, typed.page().sheets().get(i), group, words, typed.wrong(), texts));
        }
        return new EntryView(
                visit.path() + "/" + typed.number(),
                visit.path(),
                range(pass, typed.number(), texts),
                typed.base(),
                adults,
                spoken == visit.language() ? null : spoken.code(),
                errors(typed, group, texts),
                sheets);
    }

    static String range(ClassPass pass, int page, Texts texts) {
        return texts.of("paper.range", "first", pass.first(page), "last", pass.last(page));
    }

    private static SheetView sheet(
            int number, Sheet sheet, Group group, ConsultationText words, Map<String, String> wrong, Texts texts) {
        List<Asked> asked = new ArrayList<>();
        for (Question question : group.questions()) {
            String field = EntryForm.field(number, question.id());
            Words said = words.words().getOrDefault(question.id(), new Words("", Map.of()));
            asked.add(new Asked(
                    asked.size() + 1,
                    id(field),
                    field,
                    said.ask(),
                    question.kind() == Kind.ONE,
                    marks(sheet, question, said),
                    sheet.texts().getOrDefault(question.id(), ""),
                    wrong.containsKey(field) ? reason(wrong.get(field), texts) : ""));
        }
        return new SheetView(number, texts.of("paper.sheet.number", "number", number), asked);
    }

    private static List<Mark> marks(Sheet sheet, Question question, Words words) {
        List<Mark> marks = new ArrayList<>();
        for (String option : question.options()) {
            marks.add(new Mark(
                    letter(marks.size()),
                    option,
                    words.options().getOrDefault(option, option),
                    sheet.isChosen(question.id(), option)));
        }
        return marks;
    }

    /// As printed on the sheets: A to Z.
    static String letter(int option) {
        return String.valueOf((char) ('A' + option));
    }

    private static String id(String field) {
        return field.replace('.', '-');
    }

    /// What is wrong with one field.
    private static String reason(String key, Texts texts) {
        return texts.of(key, "max", AnswerCheck.LONGEST_TEXT);
    }

    private static Map<String, String> errors(Typed typed, Group group, Texts texts) {
        Map<String, String> errors = new LinkedHashMap<>();
        typed.wrong().forEach((field, key) -> {
            if (field.equals(EntryForm.WHOLE)) {
                errors.put("sheets", texts.of(key, "max", group.pass().children()));
            } else {
                String number = field.substring(1, field.indexOf('.'));
                errors.put(
                        id(field),
                        texts.of("paper.wrong.at", "number", Integer.parseInt(number), "wrong", reason(key, texts)));
            }
        });
        return errors;
    }
}
