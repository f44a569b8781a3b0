-- Which ask a text makes: 1 for the first, one more whenever somebody decided that a text asks for something new. Signers of
-- an earlier ask are asked again; those of other words for the same ask are not.
ALTER TABLE petition_text ADD COLUMN ask_number integer NOT NULL DEFAULT 1;
