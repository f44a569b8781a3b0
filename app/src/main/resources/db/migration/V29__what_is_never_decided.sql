-- What nobody decides about ends, too: when a correction was asked for.
ALTER TABLE cosignature ADD COLUMN correction_at timestamptz;
UPDATE cosignature SET correction_at = now() WHERE correction IS NOT NULL;

-- Whether a mail went out about this form: beyond a few a day it waits behind the links of earlier ones.
ALTER TABLE cosignature ADD COLUMN is_mailed boolean NOT NULL DEFAULT true;

-- Letters with signatures that are not public any more, and since when that was noticed.
CREATE TABLE cosignature_letter_gone (
    campaign_id integer NOT NULL REFERENCES campaign,
    letter text NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, letter)
);
