-- What organisations' webhooks are told (docs/formats/webhook.md): counts, never people. Letters about keys need no
-- table of their own: they lie in the outbox.

-- What the webhook of an organisation was last told, so that it is told again only when that has changed.
CREATE TABLE webhook (
    organisation_id integer PRIMARY KEY REFERENCES organisation,
    -- another one in the kit begins anew
    address text NOT NULL,
    -- when it answered that it is gone
    gone_at timestamptz,
    looked_at timestamptz NOT NULL,
    confirmed bigint NOT NULL,
    waiting bigint NOT NULL,
    erasures bigint NOT NULL
);

-- What is still to be told. At most one event of a kind waits for each organisation.
CREATE TABLE webhook_event (
    id uuid PRIMARY KEY,
    organisation_id integer NOT NULL REFERENCES organisation,
    kind text NOT NULL,
    -- JSON, byte for byte the same at every attempt
    body text NOT NULL,
    -- the time of the next attempt, or the lease of the one under way
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    UNIQUE (organisation_id, kind)
);

-- The last bundle of an organisation that was sent to its end and left no gap behind the one before.
CREATE TABLE whole_bundle (
    organisation_id integer PRIMARY KEY REFERENCES organisation,
    made_at timestamptz NOT NULL,
    -- the newest erasure that was there before it
    erasure_id bigint NOT NULL
);
