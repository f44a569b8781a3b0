-- Letters to representatives that somebody began here: how many a day, and nothing else. Neither what was written nor
-- who wrote is stored, and whether a letter was sent nobody here knows.
CREATE TABLE representative_letter (
    campaign_id integer NOT NULL REFERENCES campaign,
    -- as in the campaign's representatives.csv
    representative text NOT NULL,
    day date NOT NULL,
    begun bigint NOT NULL,
    PRIMARY KEY (campaign_id, representative, day)
);
