-- Open letters that organisations sign together (docs/adr/0019): each version of their texts that everybody could read.
-- Rows are only added. No personal data.
CREATE TABLE letter_version (
    campaign_id integer NOT NULL REFERENCES campaign,
    slug text NOT NULL,
    -- of the main text: 1, and one more with each wording that was not there before. A translation has the number of the
    -- main text beside which it stood.
    number integer NOT NULL,
    language text NOT NULL,
    -- SHA-256 of the text
    version text NOT NULL,
    is_main boolean NOT NULL,
    status text NOT NULL,
    source_version text,
    title text NOT NULL,
    sender text NOT NULL,
    addressee text NOT NULL,
    summary text NOT NULL,
    note text NOT NULL,
    opening text[] NOT NULL,
    asks text[] NOT NULL,
    whys text[] NOT NULL,
    closing text[] NOT NULL,
    first_at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, slug, number, language, version)
);

-- Which version was handed over, and on which day. It stays what it was, whatever the kit says later; a letter that is
-- open again was not delivered after all, and then the row says when it was taken back.
CREATE TABLE letter_delivery (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    slug text NOT NULL,
    number integer NOT NULL,
    -- a day, a month or a year, as exactly as it is known
    delivered text NOT NULL,
    recorded_at timestamptz NOT NULL,
    taken_back_at timestamptz
);

CREATE UNIQUE INDEX letter_delivery_in_force ON letter_delivery (campaign_id, slug) WHERE taken_back_at IS NULL;
