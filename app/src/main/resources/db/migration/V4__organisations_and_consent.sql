-- How an organisation shows itself, where its widget may stand, and whom to write to about its key.

ALTER TABLE organisation
    ADD COLUMN colour text,
    -- SHA-256 of the picture, in hexadecimal
    ADD COLUMN logo text,
    ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
    ADD COLUMN privacy text,
    ADD COLUMN contact text,
    ADD COLUMN webhook text,
    -- origins of pages in which its widget may stand
    ADD COLUMN embedding text[] NOT NULL DEFAULT '{}',
    -- made up for a demonstration: in no kit, and kept when a kit is read again
    ADD COLUMN is_invented boolean NOT NULL DEFAULT false;

CREATE TABLE logo (
    hash text PRIMARY KEY,
    media_type text NOT NULL,
    picture bytea NOT NULL
);

-- An organisation's own words for its question, where it has some.
CREATE TABLE organisation_question (
    organisation_id integer NOT NULL REFERENCES organisation,
    language text NOT NULL,
    question text NOT NULL,
    PRIMARY KEY (organisation_id, language)
);

-- The words of everything that a signer was asked, once for each version (docs/formats/consent.md).
CREATE TABLE asked (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    -- 0: nobody but the lead asked
    organisation_id integer NOT NULL,
    language text NOT NULL,
    -- SHA-256 of the words, in hexadecimal
    version text NOT NULL,
    words text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    UNIQUE (campaign_id, version)
);

-- What the signer was asked; empty in signatures of earlier versions.
ALTER TABLE signature ADD COLUMN asked_id integer;
ALTER TABLE second_try ADD COLUMN asked_id integer;
COMMENT ON COLUMN signature.resealed_at IS 'when envelopes or answers were last replaced by a correction';

-- Answers that were changed later, with the words in which they were asked then. Erased with the signature.
CREATE TABLE answer (
    signature_id uuid NOT NULL,
    -- updates, organisation_updates
    question text NOT NULL,
    answer boolean NOT NULL,
    before boolean NOT NULL,
    asked_id integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX answer_signature ON answer (signature_id);
