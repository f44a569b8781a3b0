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
