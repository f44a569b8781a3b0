-- Protection against fraud: how a signature came, what people set, what is counted.

-- source: as the link said (utm_source). network: keyed hash of day, campaign and network, 8 bytes. domain: keyed hash
-- of campaign and the mailbox's domain, 8 bytes. signals: bits of what was noticed (signature.Signal).
ALTER TABLE signature
    ADD COLUMN source text,
    ADD COLUMN network bytea,
    ADD COLUMN domain bytea,
    ADD COLUMN signals integer NOT NULL DEFAULT 0;

ALTER TABLE second_try
    ADD COLUMN source text,
    ADD COLUMN network bytea,
    ADD COLUMN domain bytea,
    ADD COLUMN signals integer NOT NULL DEFAULT 0;

-- Raised by one with every change of what people set here, and of attacks: every node looks at it once a second.
CREATE TABLE protection_version (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    number bigint NOT NULL
);

INSERT INTO protection_version (number) VALUES (1);

-- What people set for a campaign; empty: as the instance's settings say.
CREATE TABLE protection (
    campaign_id integer PRIMARY KEY REFERENCES campaign,
    network_burst integer,
    network_per_hour integer,
    campaign_burst integer,
    campaign_per_second integer,
    -- off, signal, puzzle, refuse
    disposable text NOT NULL DEFAULT 'signal',
    -- off, automatic, on
    attack_mode text NOT NULL DEFAULT 'automatic',
    -- requests in a minute from which a surge is an attack, and how many times the usual that must be
    surge_per_minute integer,
    surge_factor integer NOT NULL DEFAULT 10,
    -- the most numbers that a browser tries
    puzzle_work integer NOT NULL DEFAULT 50000,
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- Networks, domains and mailboxes that are let in, asked for a puzzle, or turned down.
CREATE TABLE rule (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    -- allow, puzzle, block
    verdict text NOT NULL,
    -- network (CIDR), print (keyed hash of a network on one day), domain, domain_tree (with subdomains), domain_print
    -- (keyed hash), mailbox (keyed hash)
    kind text NOT NULL,
    value text NOT NULL,
    note text NOT NULL,
    -- number of the member of the campaign's team
    made_by integer NOT NULL,
    made_by_name text NOT NULL,
    made_at timestamptz NOT NULL,
    expires_at timestamptz,
    UNIQUE (campaign_id, kind, value)
);

CREATE TABLE attack (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    since timestamptz NOT NULL,
    until timestamptz,
    -- surge, refusals, hand
    cause text NOT NULL,
    -- requests in a minute: the most that one node saw, and what was usual before
    peak integer NOT NULL,
    usual integer NOT NULL,
    -- when a node last saw it going on
    seen_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX attack_now ON attack (campaign_id) WHERE until IS NULL;

-- What the campaign's team should look at. At most one of a kind and subject is open.
CREATE TABLE alert (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    kind text NOT NULL,
    -- what it is about, where there can be several of a kind: a keyed hash, for instance
    subject text NOT NULL DEFAULT '',
    since timestamptz NOT NULL,
    until timestamptz,
    data jsonb NOT NULL DEFAULT '{}',
    -- number of the member who saw to it
    seen_by integer
);

CREATE UNIQUE INDEX alert_open ON alert (campaign_id, kind, subject) WHERE until IS NULL;

-- Networks with the most requests of an hour, as keyed hashes of the day: erased after 7 days.
CREATE TABLE network_count (
    campaign_id integer NOT NULL,
    hour timestamptz NOT NULL,
    network bytea NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (campaign_id, hour, network)
);

-- Domains with the most requests of a day: erased after 7 days. The name is there only while at least 10 signatures of
-- that day share it.
CREATE TABLE domain_count (
    campaign_id integer NOT NULL,
    day date NOT NULL,
    domain bytea NOT NULL,
    count bigint NOT NULL,
    name text,
    PRIMARY KEY (campaign_id, day, domain)
);

-- Requests that were not accepted, by reason.
CREATE TABLE refusal (
    campaign_id integer NOT NULL,
    reason text NOT NULL,
    day date NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (campaign_id, reason, day)
);

-- Puzzles' solutions and waiting tickets that were used, for the other nodes.
CREATE TABLE used_step (
    id text PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);

CREATE INDEX used_step_age ON used_step (at);

-- Domains of throw-away mailboxes, when an operator loaded a newer list than the one that the software brings.
CREATE TABLE disposable_list (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    source text NOT NULL,
    loaded_at timestamptz NOT NULL,
    domains text[] NOT NULL
);
