package eu.undersigned.paper;

import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.consultation.AnswerCheck;
import eu.undersigned.consultation.AnswerCheck.Reason;
import eu.undersigned.consultation.Answering;
import eu.undersigned.http.FormBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One page of sheets as it was sent. Fields: `s3.QUESTION` for sheet 3, with an option's id or own words.
///
/// @param wrong keys of messages by field
record EntryForm(SheetPage page, Map<String, String> wrong) {
    /// What does not concern one field.
    static final String WHOLE = "";

    private static final Pattern FIELD = Pattern.compile("s([0-9]{1,3})\\.(.*)");

    static EntryForm of(FormBody body, Group group, int number) {
        Map<String, String> wrong = new LinkedHashMap<>();
        int first = group.pass().first(number);
        int last = group.pass().last(number);
        boolean isElsewhere = body.values().keySet().stream()
                .map(FIELD::matcher)
                .filter(Matcher::matches)
                .map(field -> Integer.valueOf(field.group(1)))
                .anyMatch(sheet -> sheet < first || sheet > last);
        if (isElsewhere) {
            wrong.put(WHOLE, "paper.wrong.sheets");
        }
        List<Sheet> sheets = new ArrayList<>();
        for (int sheet = first; sheet <= last; sheet++) {
            sheets.add(sheet(body, group, sheet, wrong));
        }
        return new EntryForm(new SheetPage(sheets), wrong);
    }

    static String field(int sheet, String question) {
        return "s" + sheet + "." + question;
    }

    /// As it was typed, right or wrong.
    private static Sheet sheet(FormBody body, Group group, int number, Map<String, String> wrong) {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Question question : group.questions()) {
            List<String> values = values(body, field(number, question.id()));
            if (values.isEmpty()) {
                continue;
            }
            if (question.kind() == Kind.TEXT) {
                texts.put(question.id(), values.getFirst().strip());
            } else {
                chosen.put(question.id(), values);
            }
        }
        check(body, group, number, wrong);
        texts.forEach((question, text) -> {
            String field = field(number, question);
            if (body.unreadable().contains(field)) {
                wrong.put(field, "paper.wrong.characters");
            } else if (!wrong.containsKey(field) && Answering.isForHelp(text, group.written())) {
                wrong.put(field, "paper.wrong.names");
            }
        });
        return new Sheet(chosen, texts).within(group.questions());
    }

    private static void check(FormBody body, Group group, int number, Map<String, String> wrong) {
        String prefix = field(number, "");
        Set<String> sent = body.values().keySet().stream()
                .filter(field ->
                        field.startsWith(prefix) && !values(body, field).isEmpty())
                .map(field -> field.substring(prefix.length()))
                .collect(Collectors.toSet());
        AnswerCheck.Result result = AnswerCheck.of(
                group.consultation(),
                group.band(),
                group.pass().country(),
                group.pass().language(),
                question -> values(body, field(number, question)),
                sent);
        if (result instanceof AnswerCheck.Result.Wrong(Map<String, Reason> reasons)) {
            reasons.forEach((question, reason) -> wrong.put(
                    group.questions().stream().anyMatch(one -> one.id().equals(question))
                            ? field(number, question)
                            : WHOLE,
                    key(reason)));
        }
    }

    private static String key(Reason reason) {
        return switch (reason) {
            case UNKNOWN, TOO_MANY -> "paper.wrong.option";
            case TOO_LONG -> "paper.wrong.long";
        };
    }

    private static List<String> values(FormBody body, String field) {
        return body.values().getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "EntryForm[hidden]";
    }
}
