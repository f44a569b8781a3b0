-- The public log (docs/formats/log.md). Nothing here names anybody.

-- Secret beside the leaf: erased with the row. `ticket` finds the leaf: number of its batch * 1024 + place in it.
ALTER TABLE signature
    ADD COLUMN salt bytea,
    ADD COLUMN ticket bigint;

CREATE SEQUENCE leaf_batch;

-- Leaves of one transaction that are not in the log yet: for each its place in the batch and its length, two bytes each,
-- then the leaf. Where `by_ticket`, the leaf's index is still the ticket of the leaf that it changes.
CREATE TABLE leaf_waiting (
    campaign_id integer NOT NULL,
    batch bigint NOT NULL,
    count integer NOT NULL,
    by_ticket boolean NOT NULL,
    leaves bytea STORAGE EXTERNAL NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, batch)
);

-- Where the leaves of a batch went: their index, by place from 1; null where a place is empty.
CREATE TABLE leaf_place (
    campaign_id integer NOT NULL,
    batch bigint NOT NULL,
    indexes bigint[] NOT NULL,
    PRIMARY KEY (campaign_id, batch)
);

CREATE TABLE log (
    campaign_id integer PRIMARY KEY REFERENCES campaign,
    origin text NOT NULL,
    -- as in signed-note
    verifier_key text NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    -- the newest, signed
    checkpoint text NOT NULL,
    published_at timestamptz NOT NULL,
    -- the newest that enough witnesses have cosigned, with their signatures
    cosigned text,
    cosigned_size bigint,
    -- confirmed signatures that were withdrawn before the log began
    withdrawn_before bigint NOT NULL
);

-- 256 leaves each, as they are served; the last one grows. Tiles of level 0 are computed from them.
CREATE TABLE log_bundle (
    campaign_id integer NOT NULL,
    number bigint NOT NULL,
    entries bytea NOT NULL,
    PRIMARY KEY (campaign_id, number)
);

-- Tiles from level 1 on, 32 bytes for each hash; the last one of a level grows.
CREATE TABLE log_tile (
    campaign_id integer NOT NULL,
    level integer NOT NULL,
    number bigint NOT NULL,
    hashes bytea NOT NULL,
    PRIMARY KEY (campaign_id, level, number)
);

-- Which leaves were changed, and by which.
CREATE TABLE log_change (
    campaign_id integer NOT NULL,
    leaf bigint NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    PRIMARY KEY (campaign_id, leaf, at)
);

-- What counts in the log now, by the hour (since 1970) of its confirmation and by one more attribute.
CREATE TABLE log_count (
    campaign_id integer NOT NULL,
    hour integer NOT NULL,
    -- country, language, organisation
    dimension text NOT NULL,
    key text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (campaign_id, hour, dimension, key)
) WITH (fillfactor = 70);

-- Declared batches as the log has them.
CREATE TABLE log_declared (
    campaign_id integer NOT NULL,
    date date NOT NULL,
    source text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (campaign_id, date, source)
);

-- The newest cosignature of each witness.
CREATE TABLE log_witness (
    campaign_id integer NOT NULL,
    name text NOT NULL,
    verifier_key text NOT NULL,
    size bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, name)
);

-- How far signatures confirmed by versions without a log have got their leaves; complete_at: once all had.
CREATE TABLE leaf_mark (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    up_to uuid NOT NULL,
    complete_at timestamptz
);

INSERT INTO leaf_mark (up_to) VALUES ('00000000-0000-0000-0000-000000000000');
