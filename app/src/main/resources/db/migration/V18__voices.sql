-- Voices of survivors, safeguarders and supporters (docs/adr/0018). What is not published is sealed to the moderators and
-- to the writer; nothing here says who wrote.

-- Keys whose other halves lie with a campaign's moderators: an age X25519 public key each.
CREATE TABLE moderators_key (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    recipient text NOT NULL,
    added_at timestamptz NOT NULL,
    -- whether this server made it, for a trial
    made_here boolean NOT NULL DEFAULT false,
    UNIQUE (campaign_id, recipient)
);

CREATE TABLE voice (
    id uuid PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    -- waiting, proposed, kept, published, declined
    state text NOT NULL,
    -- survivor, safeguarder, supporter
    standing text NOT NULL,
    language text NOT NULL,
    -- of what the text tells: abuse, violence, self_harm
    notes text[] NOT NULL,
    -- what the writer allows: page, press, letter
    uses text[] NOT NULL,
    key_id integer NOT NULL REFERENCES moderators_key,
    -- the public half of the writer's link
    writer text NOT NULL,
    -- the wording, for the moderators and the writer; none once it is published or declined
    sealed bytea,
    -- keyed hash of the wording: nobody can publish any other
    print bytea NOT NULL,
    -- another wording that a moderator asks the writer to agree to
    proposed bytea,
    proposed_print bytea,
    -- how often the writer said no to one
    refused integer NOT NULL DEFAULT 0,
    -- why it was declined
    reason text,
    -- whether it stood on a page before it was declined
    was_published boolean NOT NULL DEFAULT false,
    left_at timestamptz NOT NULL,
    -- nothing is published before
    ready_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE INDEX voice_queue ON voice (campaign_id, state, ready_at, id);

-- A member said yes to this wording.
CREATE TABLE voice_release (
    voice_id uuid NOT NULL REFERENCES voice ON DELETE CASCADE,
    member integer NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (voice_id, member)
);

-- Which text a moderator opened, so that nobody reads too many at one sitting; for a day.
CREATE TABLE voice_opening (
    member integer NOT NULL,
    voice_id uuid NOT NULL,
    at timestamptz NOT NULL
);

CREATE INDEX voice_opening_member ON voice_opening (member, at);

CREATE TABLE voice_published (
    voice_id uuid PRIMARY KEY REFERENCES voice ON DELETE CASCADE,
    campaign_id integer NOT NULL REFERENCES campaign,
    name text NOT NULL,
    country text,
    text text NOT NULL,
    at timestamptz NOT NULL
);

CREATE INDEX voice_published_campaign ON voice_published (campaign_id, at DESC);

CREATE TABLE voice_translation (
    voice_id uuid NOT NULL REFERENCES voice_published ON DELETE CASCADE,
    language text NOT NULL,
    text text NOT NULL,
    made_by integer NOT NULL,
    made_at timestamptz NOT NULL,
    -- a survivor's words need a second member in each language
    approved_by integer,
    PRIMARY KEY (voice_id, language)
);

-- Grows when what is published changes, so that every node notices within seconds.
CREATE TABLE voice_board (
    campaign_id integer PRIMARY KEY REFERENCES campaign,
    version bigint NOT NULL
);
