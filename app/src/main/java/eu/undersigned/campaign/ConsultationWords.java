package eu.undersigned.campaign;

import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.i18n.Language;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a consultation's words in one language.
final class ConsultationWords {
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_SUMMARY = 500;
    private static final int LONGEST_PARAGRAPH = 1_500;
    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_OPTION = 150;
    private static final int MOST_PARAGRAPHS = 20;

    private ConsultationWords() {}

    static ConsultationText read(Consultation asked, Language language, YamlMap yaml) {
        String title = line("title", yaml, LONGEST_TITLE);
        String summary = line("summary", yaml, LONGEST_SUMMARY);
        List<String> about = yaml.texts("about").stream()
                .map(String::strip)
                .map(ConsultationWords::normal)
                .toList();
        if (about.isEmpty()
                || about.size() > MOST_PARAGRAPHS
                || about.stream().anyMatch(text -> text.isEmpty() || text.length() > LONGEST_PARAGRAPH)) {
            yaml.wrong(
                    "about",
                    "1 to " + MOST_PARAGRAPHS + " paragraphs of at most " + LONGEST_PARAGRAPH
                            + " characters are expected");
        }
        Map<String, Words> words = new HashMap<>();
        YamlMap questions = yaml.map("questions");
        for (Question question : asked.questions()) {
            words.put(question.id(), words(question, questions.map(question.id())));
        }
        questions.refuseUnknown();
        yaml.refuseUnknown();
        return new ConsultationText(language, title, summary, about, words);
    }

    private static Words words(Question question, YamlMap yaml) {
        String ask = line("ask", yaml, LONGEST_QUESTION);
        Map<String, String> labels = new HashMap<>();
        if (!question.options().isEmpty()) {
            YamlMap options = yaml.map("options");
            question.options().forEach(option -> labels.put(option, line(option, options, LONGEST_OPTION)));
            options.refuseUnknown();
        }
        yaml.refuseUnknown();
        return new Words(ask, labels);
    }

    private static String line(String name, YamlMap yaml, int longest) {
        String text = normal(yaml.text(name));
        if (text.length() > longest || text.contains("\n")) {
            yaml.wrong(name, "one line of at most " + longest + " characters is expected");
        }
        KitReader.flaw(text).ifPresent(reason -> yaml.wrong(name, reason));
        return text;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
