-- Organisations that sign open letters (docs/adr/0020). Who signs for them is encrypted under the secret `cosigning`
-- until it is published with their consent; what is compared stands here as keyed hashes.

CREATE TABLE cosignature (
    id uuid PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    -- slug of the letter
    letter text NOT NULL,
    -- unconfirmed, waiting, accepted, declined, withdrawn
    state text NOT NULL,
    -- in which mails are written
    language text NOT NULL,
    country text NOT NULL,
    -- the text that was signed: in which language, and its version
    text_language text NOT NULL,
    version text NOT NULL,
    -- SHA-256 of that text without what changes no word, in hexadecimal digits
    substance text NOT NULL,
    -- organisation, website, signatory, role, mailbox; none once it is declined, withdrawn, or long delivered
    sealed bytea,
    -- another name and role that the signatory asks for, once published
    correction bytea,
    -- keyed hashes: of the organisation's name without what spellings differ in, of its website's host, of its mail
    -- domain, of its slug in the kit if it is there, of the mailbox
    name_print bytea NOT NULL,
    host_print bytea NOT NULL,
    domain_print bytea NOT NULL,
    slug_print bytea,
    mailbox_print bytea NOT NULL,
    -- whether a member said that it is another organisation than those it resembles
    is_another boolean NOT NULL DEFAULT false,
    -- why it was declined
    reason text,
    asked_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    -- when this version was signed
    signed_at timestamptz,
    decided_at timestamptz,
    -- when the link was mailed again, so that nobody fills a mailbox
    reminded_at timestamptz
);

CREATE INDEX cosignature_queue ON cosignature (campaign_id, letter, state, asked_at, id);
CREATE INDEX cosignature_mailbox ON cosignature (mailbox_print, letter);

-- One organisation once, whatever two members do at the same moment.
CREATE UNIQUE INDEX cosignature_once ON cosignature (campaign_id, letter, domain_print)
    WHERE state = 'accepted' AND NOT is_another;

-- What everybody reads.
CREATE TABLE cosignature_published (
    cosignature_id uuid PRIMARY KEY REFERENCES cosignature ON DELETE CASCADE,
    campaign_id integer NOT NULL REFERENCES campaign,
    letter text NOT NULL,
    organisation text NOT NULL,
    country text NOT NULL,
    website text NOT NULL,
    -- the person; nobody once it is withdrawn
    signatory text,
    role text,
    accepted_at timestamptz NOT NULL,
    withdrawn_at timestamptz
);

CREATE INDEX cosignature_published_letter ON cosignature_published (campaign_id, letter, accepted_at);

-- That its signatory was told of another text: once for each.
CREATE TABLE cosignature_notice (
    cosignature_id uuid NOT NULL REFERENCES cosignature ON DELETE CASCADE,
    substance text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (cosignature_id, substance)
);

-- Grows when what everybody reads changes, so that every node notices within seconds.
CREATE TABLE cosignature_board (
    campaign_id integer PRIMARY KEY REFERENCES campaign,
    version bigint NOT NULL
);
