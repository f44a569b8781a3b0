-- Which text in each language was handed over with a letter (docs/adr/0019). Rows are only added. A delivery without rows
-- was recorded before there was this table: it stands for the last text in each language that was public by then.
CREATE TABLE letter_delivered_text (
    delivery_id integer NOT NULL REFERENCES letter_delivery,
    language text NOT NULL,
    -- SHA-256 of the text, as in letter_version
    version text NOT NULL,
    PRIMARY KEY (delivery_id, language)
);

-- Letters of which something is kept that members said, and that neither the draft nor the published kit has (docs/adr/0021).
CREATE TABLE letter_missing (
    campaign_id integer NOT NULL REFERENCES campaign,
    letter text NOT NULL,
    -- when that was found first; a letter that is there again has no row
    since timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, letter)
);
