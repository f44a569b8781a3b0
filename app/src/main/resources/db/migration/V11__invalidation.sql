-- Signatures that a campaign found invalid. They stay where they are, marked, and can come back.

CREATE TABLE invalidation (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    -- JSON: what a signature must be like, all of it together
    conditions text NOT NULL,
    -- empty until somebody has seen the dry run and decided; then one word of the public log
    reason text,
    -- for the team alone
    note text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    -- numbers of members
    created_by integer NOT NULL,
    -- the dry run: signatures that come later are not taken by what it counted
    checking_job bigint,
    checked_at timestamptz,
    decided_by integer,
    -- where a second member must agree
    approved_by integer,
    taking_job bigint,
    undoing_job bigint,
    undone_by integer
);

CREATE INDEX invalidation_campaign ON invalidation (campaign_id, id);

-- State 'I': confirmed, and found invalid. A pending one with an invalidation can't be confirmed meanwhile.
ALTER TABLE signature
    ADD COLUMN invalidation_id integer,
    ADD COLUMN invalidated_at timestamptz;
COMMENT ON COLUMN signature.resealed_at IS
    'when envelopes or answers were last replaced by a correction, or the signature was reinstated';

CREATE INDEX signature_invalidation ON signature (invalidation_id, id) WHERE invalidation_id IS NOT NULL;

-- Not withdrawn by its signer, but found invalid: it may be delivered again.
ALTER TABLE erasure ADD COLUMN is_invalid boolean NOT NULL DEFAULT false;

-- The audit trail grows and never changes. The application's role lacks the rights; this is for whoever owns the table.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;

CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
