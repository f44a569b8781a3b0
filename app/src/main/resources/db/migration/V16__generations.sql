-- How often a link had been passed on when its signer followed it (utm_content=g1 to g9): the same for everybody who came
-- by such a link, so it tells nothing of anybody. Empty: the link as the campaign put it out, or no source at all.
ALTER TABLE signature ADD COLUMN generation smallint;
ALTER TABLE second_try ADD COLUMN generation smallint;
