-- How far answers that wait were put among others (docs/adr/0023): 0 as they came, 1 sheets that were put among those of
-- other classes, in another order, with new ids; 2 what was tried with all others after the close.
ALTER TABLE consultation_waiting ADD COLUMN mixed smallint NOT NULL DEFAULT 0;

-- The team's note on a pass, sealed with a key that is not in the database. What stands in `label` of older passes is
-- moved here by the hourly job.
ALTER TABLE class_pass ADD COLUMN note bytea;

-- Whether own words were written anew together with all others of their day, in another order: before that, those of one
-- class share a transaction.
ALTER TABLE consultation_text ADD COLUMN mixed boolean NOT NULL DEFAULT false;

CREATE INDEX consultation_text_fresh ON consultation_text (day) WHERE NOT mixed;
