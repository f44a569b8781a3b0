-- What children of a consultation are asked, from the first answer or class pass on (docs/adr/0023): a kit that asks something
-- else under the same short name is not published. The row stays when the consultation goes.
CREATE TABLE consultation_wording (
    campaign_id integer NOT NULL REFERENCES campaign,
    slug text NOT NULL,
    -- SHA-256 of what was asked
    version text NOT NULL,
    -- docs/formats/kit-consultations.md
    asked text NOT NULL,
    PRIMARY KEY (campaign_id, slug)
);
