-- Names and mailboxes are sealed to the keys of organisations; the server keeps public keys only.

CREATE TABLE organisation_key (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id integer NOT NULL REFERENCES organisation,
    -- an age X25519 public key
    recipient text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    until timestamptz
);

CREATE UNIQUE INDEX organisation_key_current ON organisation_key (organisation_id) WHERE until IS NULL;

-- The key under which records of one organisation were sealed for a while, wrapped as an age file.
CREATE TABLE epoch (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    key_id integer NOT NULL REFERENCES organisation_key,
    wrapped bytea NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now()
);

-- docs/formats/envelope.md: one envelope for the lead, one for the organisation that the signer said yes to. own_copies
-- holds the same under the secrets of the signer's links, in the order of token_hashes (docs/adr/0008). `sealed` is left
-- from versions in which the server held the key; such rows are sealed anew as soon as the lead has a key.
ALTER TABLE signature
    ADD COLUMN lead_epoch integer,
    ADD COLUMN lead_sealed bytea,
    ADD COLUMN partner_epoch integer,
    ADD COLUMN partner_sealed bytea,
    ADD COLUMN own_copies bytea NOT NULL DEFAULT '',
    -- when the envelopes were last replaced by a correction
    ADD COLUMN resealed_at timestamptz,
    ALTER COLUMN sealed DROP NOT NULL,
    ADD CONSTRAINT signature_sealed_once CHECK ((sealed IS NULL) <> (lead_sealed IS NULL));

CREATE INDEX signature_to_seal ON signature (campaign_id) WHERE sealed IS NOT NULL;

ALTER TABLE second_try
    ADD COLUMN lead_epoch integer,
    ADD COLUMN lead_sealed bytea,
    ADD COLUMN partner_epoch integer,
    ADD COLUMN partner_sealed bytea,
    ADD COLUMN own_copies bytea NOT NULL DEFAULT '',
    ALTER COLUMN sealed DROP NOT NULL;

-- What organisations that had received a record must erase too: ids only.
CREATE TABLE erasure (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL,
    organisation_id integer NOT NULL,
    signature_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX erasure_organisation ON erasure (organisation_id, at);
