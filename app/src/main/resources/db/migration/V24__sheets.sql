-- Consultations on paper (docs/adr/0023): passes with which a teacher types in a group's sheets, and the sheets that wait
-- until the group is complete. No teacher, no school, no child stands here.

CREATE TABLE class_pass (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    -- slug in the kit
    consultation text NOT NULL,
    -- who gives it out; none: the campaign's own team
    organisation_id integer,
    -- SHA-256 of the link's token
    token_hash bytea NOT NULL UNIQUE,
    band text NOT NULL,
    country text NOT NULL,
    -- of the printed sheets
    language text NOT NULL,
    children smallint NOT NULL,
    -- for the team alone; erased once the sheets are handed in
    label text NOT NULL,
    -- open, done, revoked
    state text NOT NULL,
    -- whether an adult said that all guardians agreed on paper; nothing is typed in before where the law asks for it
    guardians_agreed boolean NOT NULL DEFAULT false,
    made_on date NOT NULL,
    -- the last day on which something was typed in; none once it is over
    changed_on date
);

CREATE INDEX class_pass_consultation ON class_pass (campaign_id, consultation, id);

-- A page of sheets as typed in, encrypted with a key that is not in the database; gone once handed in.
CREATE TABLE class_page (
    pass_id integer NOT NULL REFERENCES class_pass ON DELETE CASCADE,
    number smallint NOT NULL,
    -- sheets with an answer on it
    sheets smallint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (pass_id, number)
);
