package eu.undersigned.timeline;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.LawStep;
import eu.undersigned.i18n.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the page of the timeline shows.
///
/// @param steps oldest first
/// @param now the last step that was taken
/// @param until up to when the timeline goes
public record TimelineView(List<StepView> steps, Optional<StepView> now, Optional<String> until) {
    private static final int LATEST = 2;

    static TimelineView of(Campaign campaign, LocalDate today, Texts texts) {
        List<StepView> steps = campaign.content().timeline().stream()
                .map(step -> step.asOf(today))
                .map(step -> StepView.of(step, texts))
                .toList();
        List<StepView> done = steps.stream().filter(StepView::isDone).toList();
        Optional<StepView> now = done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
        return new TimelineView(steps, now, now.map(step -> texts.of("timeline.until", "date", step.date())));
    }

    /// For the campaign's page: the last steps that were taken, the newest first; none where there is no timeline.
    public static TimelineView latest(Campaign campaign, LocalDate today, Texts texts) {
        List<LawStep> done = campaign.content().timeline().stream()
                .map(step -> step.asOf(today))
                .filter(LawStep::isDone)
                .toList();
        List<StepView> steps = done.subList(Math.max(0, done.size() - LATEST), done.size()).reversed().stream()
                .map(step -> StepView.of(step, texts))
                .toList();
        return new TimelineView(steps, steps.stream().findFirst(), Optional.empty());
    }
}
