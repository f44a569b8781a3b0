package eu.undersigned.mailing;

import eu.undersigned.i18n.Formats;
import java.util.List;

/// All mailings of a campaign.
public record ListView(List<Row> rows) {
    /// @param state key of a message
    public record Row(int id, String name, String state, String begun, String recipients, String tried) {}

    static ListView of(List<Mailing> mailings) {
        Formats formats = MailingHandler.TEXTS.formats();
        return new ListView(mailings.stream()
                .map(mailing -> new Row(
                        mailing.id(),
                        mailing.name(),
                        "console.mailing.state." + mailing.state().code(),
                        mailing.begunAt().map(formats::dateTime).orElse("–"),
                        mailing.recipients().map(formats::number).orElse("–"),
                        formats.number(mailing.outcome().tried())))
                .toList());
    }
}
