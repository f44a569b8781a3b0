-- Campaigns and the texts that people sign.

CREATE TABLE campaign (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    hashtag text NOT NULL,
    minimum_age integer NOT NULL,
    closed_since timestamptz,
    goal bigint NOT NULL,
    goal_first bigint NOT NULL,
    goal_raise_at_percent integer NOT NULL,
    goal_steps bigint[] NOT NULL
);

-- Every change of a goal, with the sum of signatures and the rule that made it.
CREATE TABLE goal_change (
    campaign_id integer NOT NULL REFERENCES campaign,
    at timestamptz NOT NULL DEFAULT now(),
    from_goal bigint,
    to_goal bigint NOT NULL,
    total bigint NOT NULL,
    rule text NOT NULL
);

CREATE TABLE petition_text (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    language text NOT NULL,
    version text NOT NULL,
    status text NOT NULL,
    addressee text NOT NULL,
    title text NOT NULL,
    ask text NOT NULL,
    why text[] NOT NULL,
    demands text[] NOT NULL,
    figure_ids text[] NOT NULL,
    figure_labels text[] NOT NULL,
    is_current boolean NOT NULL,
    UNIQUE (campaign_id, language, version)
);

CREATE UNIQUE INDEX petition_text_current ON petition_text (campaign_id, language) WHERE is_current;

CREATE TABLE organisation (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    slug text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    country text,
    website text,
    position integer NOT NULL,
    is_current boolean NOT NULL,
    UNIQUE (campaign_id, slug)
);

CREATE TABLE declared (
    campaign_id integer NOT NULL REFERENCES campaign,
    date date NOT NULL,
    count bigint NOT NULL,
    source text NOT NULL
);

CREATE TABLE figure (
    campaign_id integer NOT NULL REFERENCES campaign,
    id text NOT NULL,
    value numeric NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    as_of text NOT NULL,
    PRIMARY KEY (campaign_id, id)
);

-- Signatures. No foreign keys and no uniqueness but (campaign, fingerprint): the table can be distributed by that key.

CREATE TABLE signature (
    campaign_id integer NOT NULL,
    -- HMAC-SHA-256 under the pepper: one mailbox of one campaign, first or second person
    fingerprint bytea NOT NULL,
    -- UUID version 7: ordered by time, so that its index grows at one end
    id uuid NOT NULL,
    -- HMAC-SHA-256 under the pepper, 16 bytes: mailbox and folded name, to tell two people of one mailbox apart
    name_print bytea NOT NULL,
    state "char" NOT NULL DEFAULT 'P',
    country text NOT NULL,
    -- the language signed in; text_id is its text's version
    language text NOT NULL,
    text_id integer NOT NULL,
    -- the language of messages, where the signer chose another one
    mail_language text,
    organisation_id integer,
    updates boolean NOT NULL,
    organisation_updates boolean,
    -- name and mailbox, encrypted
    sealed bytea NOT NULL,
    -- SHA-256 of the secrets in the links that were mailed, 32 bytes each
    token_hashes bytea NOT NULL,
    confirmed_at timestamptz,
    unreachable_at timestamptz,
    -- times at which mails went to this mailbox, the last five
    mailed_at timestamptz[],
    PRIMARY KEY (campaign_id, fingerprint)
) WITH (fillfactor = 90);

CREATE INDEX signature_id ON signature (id);

-- A mailbox that is there already: kept whole in the same statement as a new one would be, so that both take equally
-- long, and looked at afterwards.
CREATE TABLE second_try (
    campaign_id integer NOT NULL,
    fingerprint bytea NOT NULL,
    second_fingerprint bytea NOT NULL,
    id uuid NOT NULL,
    name_print bytea NOT NULL,
    country text NOT NULL,
    language text NOT NULL,
    text_id integer NOT NULL,
    organisation_id integer,
    updates boolean NOT NULL,
    organisation_updates boolean,
    sealed bytea NOT NULL,
    token_hashes bytea NOT NULL,
    letter_kind text NOT NULL,
    letter_sealed bytea NOT NULL,
    attempts integer NOT NULL DEFAULT 0
);

CREATE INDEX second_try_id ON second_try (id);

-- Second tries that are published as pending for 14 days, so that the published number does not tell whether a mailbox
-- has signed (docs/adr/0004).
CREATE TABLE echo (
    campaign_id integer NOT NULL,
    fingerprint bytea NOT NULL,
    name_print bytea NOT NULL,
    id uuid NOT NULL,
    PRIMARY KEY (campaign_id, fingerprint, name_print)
);

CREATE INDEX echo_id ON echo (id);

-- What is left of a signature that was erased: enough for a kind answer to its link, nothing of the person.
CREATE TABLE ended_signature (
    id uuid PRIMARY KEY,
    campaign_id integer NOT NULL,
    state "char" NOT NULL,
    token_hashes bytea NOT NULL,
    ended_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ended_signature_age ON ended_signature (ended_at);

-- How far the expiry of unconfirmed signatures has come.
CREATE TABLE expiry_mark (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    up_to uuid NOT NULL
);

-- Letters that wait to be sent, encrypted under a key that is not here.

CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz NOT NULL DEFAULT '-infinity',
    attempts integer NOT NULL DEFAULT 0,
    refused_at timestamptz
);

CREATE INDEX outbox_due ON outbox (due_at) WHERE refused_at IS NULL;

-- Counts, by campaign, dimension and key. Numbers only.

CREATE TABLE tally (
    campaign_id integer NOT NULL,
    dimension text NOT NULL,
    key text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (campaign_id, dimension, key)
) WITH (fillfactor = 50);

-- Whether the secrets beside this database are the ones it was filled with.
CREATE TABLE secret_check (
    name text PRIMARY KEY,
    hash bytea NOT NULL
);

-- One row: what this instance is.
CREATE TABLE instance (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    is_demo boolean NOT NULL DEFAULT false
);

INSERT INTO instance (is_demo) VALUES (false);
INSERT INTO expiry_mark (up_to) VALUES ('00000000-0000-0000-0000-000000000000');
