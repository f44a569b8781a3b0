-- Own words of children are read by the campaign's moderators (docs/adr/0023). They stay sealed; this is what the list of
-- those that wait shows.
ALTER TABLE consultation_text
    -- of age; empty where it was not kept yet
    ADD COLUMN band text NOT NULL DEFAULT '',
    -- of the form, so that somebody reads them who can; empty where it was not kept yet
    ADD COLUMN language text NOT NULL DEFAULT '',
    -- new, read, help: somebody thinks that more has to be done
    ADD COLUMN state text NOT NULL DEFAULT 'new';

CREATE INDEX consultation_text_queue ON consultation_text (campaign_id, state, day, id);
