-- Answers of children (docs/adr/0023). Nothing here says who answered: no name, no address, no time of day.

-- Answers that wait until at least ten children can be counted together; then the rows are deleted. They are sealed under a
-- secret outside the database.
CREATE TABLE consultation_waiting (
    -- random: it says nothing of the order
    id uuid PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    slug text NOT NULL,
    band text NOT NULL,
    country text NOT NULL,
    -- online, sheet
    source text NOT NULL,
    day date NOT NULL,
    sealed bytea NOT NULL
);

CREATE INDEX consultation_waiting_cell ON consultation_waiting (campaign_id, slug, band, country, source);

-- What was counted. It grows by ten children or more at a time, in every number that it holds. Empty text: of several.
CREATE TABLE consultation_count (
    campaign_id integer NOT NULL REFERENCES campaign,
    slug text NOT NULL,
    band text NOT NULL,
    country text NOT NULL,
    source text NOT NULL,
    -- empty text: how many children
    question text NOT NULL,
    -- empty text: how many were asked
    option text NOT NULL,
    children integer NOT NULL,
    PRIMARY KEY (campaign_id, slug, band, country, source, question, option)
);

-- Grows when what was counted changes, so that every node notices within seconds.
CREATE TABLE consultation_board (
    campaign_id integer NOT NULL REFERENCES campaign,
    slug text NOT NULL,
    version bigint NOT NULL,
    -- the day of the newest answers that were counted
    day date NOT NULL,
    PRIMARY KEY (campaign_id, slug)
);

-- Passes with which somebody answered, by hash, until they are too old to be used again.
CREATE TABLE consultation_pass (
    print bytea PRIMARY KEY,
    expires timestamptz NOT NULL
);

CREATE INDEX consultation_pass_expires ON consultation_pass (expires);

-- Own words, sealed to the campaign's moderators with the question and the language. Never published by themselves.
CREATE TABLE consultation_text (
    id uuid PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    slug text NOT NULL,
    -- to whose key it is sealed
    recipient text NOT NULL,
    sealed bytea NOT NULL,
    day date NOT NULL
);

CREATE INDEX consultation_text_campaign ON consultation_text (campaign_id, slug);
