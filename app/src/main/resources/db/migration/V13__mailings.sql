-- Updates to signers who said yes to them (docs/adr/0013). Mailboxes are here for a few hours at most, encrypted under a
-- key that is not here.

CREATE TABLE mailing (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    -- for the team
    name text NOT NULL,
    -- draft, proposed, running, paused, ended, cancelled
    state text NOT NULL DEFAULT 'draft',
    -- grows with every change of the draft
    version integer NOT NULL DEFAULT 1,
    -- the language for readers in whose own there is no text
    fallback text NOT NULL,
    -- most mails an hour, in all and to one domain
    per_hour integer NOT NULL,
    per_domain integer NOT NULL,
    -- hours of the day, UTC, from and until which nothing is sent
    quiet_from integer,
    quiet_until integer,
    made_by integer NOT NULL,
    made_at timestamptz NOT NULL,
    proposed_by integer,
    begun_by integer,
    -- recipients are those who had confirmed by then
    begun_at timestamptz,
    ended_at timestamptz,
    -- why it pauses by itself
    paused_because text,
    -- who had said yes when it was counted, by language in mailing_count
    recipients bigint,
    counted_at timestamptz,
    sent bigint NOT NULL DEFAULT 0,
    bounced bigint NOT NULL DEFAULT 0,
    unsure bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    stopped bigint NOT NULL DEFAULT 0,
    -- whether somebody was due since the feeding program last began at the first signature
    is_due_seen boolean NOT NULL DEFAULT true,
    fed_at timestamptz,
    -- the process that sends it, and until when no other one may
    sender uuid,
    sender_until timestamptz
);

CREATE INDEX mailing_campaign ON mailing (campaign_id, id);

CREATE TABLE mailing_text (
    mailing_id integer NOT NULL REFERENCES mailing ON DELETE CASCADE,
    language text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (mailing_id, language)
);

CREATE TABLE mailing_count (
    mailing_id integer NOT NULL REFERENCES mailing ON DELETE CASCADE,
    language text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (mailing_id, language)
);

-- What the feeding program shows; SHA-256 of it.
CREATE TABLE mailing_token (
    hash bytea PRIMARY KEY,
    mailing_id integer NOT NULL REFERENCES mailing ON DELETE CASCADE,
    member integer NOT NULL,
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);

CREATE INDEX mailing_token_mailing ON mailing_token (mailing_id);

-- Letters that were fed and wait to be sent: erased when they are tried.
CREATE TABLE mailing_letter (
    mailing_id integer NOT NULL,
    signature_id uuid NOT NULL,
    sealed bytea NOT NULL,
    -- keyed hash of the mailbox's domain
    domain bigint NOT NULL,
    fed_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    PRIMARY KEY (signature_id, mailing_id)
);

CREATE INDEX mailing_letter_due ON mailing_letter (mailing_id, due_at);

-- One row for each signature that was tried: nobody is tried twice. T trying, S sent, B bounced, U unsure, F failed.
CREATE TABLE mailing_recipient (
    signature_id uuid NOT NULL,
    mailing_id integer NOT NULL,
    state "char" NOT NULL,
    -- the language of the text
    language text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (signature_id, mailing_id)
);

CREATE INDEX mailing_recipient_state ON mailing_recipient (mailing_id, state);
