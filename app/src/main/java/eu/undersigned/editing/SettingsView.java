package eu.undersigned.editing;

import eu.undersigned.campaign.CampaignSettings;
import java.util.List;
import java.util.Optional;

/// A campaign's name, times and goal.
///
/// @param base hash of the file that the form was made from
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
/// @param now whether it can be signed at this moment, in words
public record SettingsView(
        Inputs inputs,
        String base,
        Optional<Difference> theirs,
        Difference changes,
        List<CampaignSettings.Batch> declared,
        Inputs batch,
        List<GoalRow> goals,
        String goal,
        String now,
        boolean mayEdit) {
    /// A change of the goal, in words.
    public record GoalRow(String at, String from, String to, String total, String rule) {}
}
