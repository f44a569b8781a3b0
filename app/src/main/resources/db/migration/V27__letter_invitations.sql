-- Which organisations that signed a draft off were told by mail that the letter can be signed: each once.
CREATE TABLE letter_invitation (
    campaign_id integer NOT NULL REFERENCES campaign,
    -- its short name in the kit
    letter text NOT NULL,
    organisation_id integer NOT NULL REFERENCES organisation,
    at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, letter, organisation_id)
);
