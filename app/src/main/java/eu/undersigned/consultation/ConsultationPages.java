package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.layout.Venue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of consultations.
final class ConsultationPages {
    private final Layout layout;

    ConsultationPages(Layout layout) {
        this.layout = layout;
    }

    Response list(Venue venue, List<Consultation> consultations, LocalDate today) {
        Texts texts = venue.texts();
        List<ConsultationView> items = consultations.stream()
                .map(consultation -> ConsultationView.of(venue, consultation, today))
                .toList();
        Frame frame = venue.frame(texts.of("consultation.title"), "/consultations", true)
                .describedAs(texts.of("consultation.lead"));
        return layout.page(200, frame, "consultation/list.jte", items);
    }

    Response about(int status, Venue venue, Consultation consultation, ConsultationView.About view) {
        String title = view.errors().isEmpty()
                ? view.item().title()
                : venue.texts().of("error.title") + " – " + view.item().title();
        boolean isPublic = status == 200 && view.item().lang() == null;
        return layout.page(status, frame(venue, consultation, title, "", isPublic), "consultation/about.jte", view);
    }

    /// Below the page of a consultation.
    private static Frame frame(Venue venue, Consultation consultation, String title, String page, boolean isPublic) {
        String summary = consultation.text(venue.text().language()).summary();
        return venue.frame(title, "/consultations/" + consultation.slug() + page, isPublic)
                .describedAs(summary);
    }

    /// @param query with which the page was asked for, kept by the links to other languages
    Response guardian(
            int status, Venue venue, Consultation consultation, ConsultationView.Guardian view, String query) {
        Texts texts = venue.texts();
        String title = texts.of("consultation.guardian.title");
        String shown = view.isWrong() ? texts.of("error.title") + " – " + title : title;
        Frame frame = frame(venue, consultation, shown, "/start", false).linking(query);
        return layout.page(status, frame, "consultation/guardian.jte", view).asSecret();
    }

    Response questions(int status, Venue venue, Consultation consultation, QuestionsView view) {
        String title = view.errors() == 0
                ? view.item().title()
                : venue.texts().of("error.title") + " – " + view.item().title();
        Frame frame = frame(venue, consultation, title, "/questions", false).linking("?pass=" + view.pass());
        return layout.page(status, frame, "consultation/questions.jte", view).asSecret();
    }

    /// As a draft would make it, to be looked at alone.
    ///
    /// @param age whose questions; 0: the page that comes before them
    Optional<Response> draft(Venue venue, String slug, int age, LocalDate today) {
        return venue.campaign().content().consultations().stream()
                .filter(consultation -> consultation.slug().equals(slug))
                .findFirst()
                .flatMap(consultation -> draft(venue, consultation, age, today))
                .map(page ->
                        page.with(ContentPolicy.HEADER, ContentPolicy.preview()).asSecret());
    }

    private Optional<Response> draft(Venue venue, Consultation consultation, int age, LocalDate today) {
        ConsultationView item = ConsultationView.of(venue, consultation, today);
        if (age == 0) {
            ConsultationView.About about =
                    ConsultationView.About.of(item, consultation, venue.texts(), "", "", Map.of());
            Frame frame = frame(venue, consultation, item.title(), "", false).asDraft();
            return Optional.of(layout.page(200, frame, "consultation/about.jte", about));
        }
        Frame frame =
                frame(venue, consultation, item.title(), "/questions", false).asDraft();
        return consultation.band(age).map(band -> {
            QuestionsView view =
                    QuestionsView.of(item, consultation, band, "", venue.texts(), _ -> List.of(), false, Map.of());
            return layout.page(200, frame, "consultation/questions.jte", view);
        });
    }

    Response results(Venue venue, Consultation consultation, ResultsView view) {
        String title =
                venue.texts().of("consultation.results.of", "title", view.item().title());
        Frame frame = frame(
                        venue, consultation, title, "/results", view.country().isEmpty())
                .linking(view.country().isEmpty() ? "" : "?country=" + view.country());
        return layout.page(200, frame, "consultation/results.jte", view);
    }

    Response thanks(Venue venue, Consultation consultation, ConsultationView item) {
        Frame frame = frame(venue, consultation, venue.texts().of("consultation.thanks.title"), "/thanks", false);
        return layout.page(200, frame, "consultation/thanks.jte", item);
    }

    /// @param query with which the page was asked for, kept by the links to other languages
    Response talk(int status, Venue venue, Consultation consultation, TalkView view, String query) {
        Texts texts = venue.texts();
        String title = texts.of("consultation.talk.title");
        boolean isWrong = view.again().filter(again -> again.errors() > 0).isPresent();
        Frame frame = frame(
                        venue, consultation, isWrong ? texts.of("error.title") + " – " + title : title, "/talk", false)
                .linking(query);
        return layout.page(status, frame, "consultation/talk.jte", view).asSecret();
    }

    /// Nothing was stored.
    Response notice(int status, Venue venue, Consultation consultation, String key) {
        Texts texts = venue.texts();
        String title = texts.of(key + ".title");
        Notice notice = new Notice(
                        title, List.of(texts.of(key + ".text"), texts.of("consultation.help")), Optional.empty())
                .with(texts.of("consultation.begin"), ConsultationView.path(venue, consultation));
        return layout.notice(status, frame(venue, consultation, title, "", false), notice);
    }
}
