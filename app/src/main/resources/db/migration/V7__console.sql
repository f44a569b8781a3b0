-- Those who run campaigns, what they may do, what they did, and work that takes long.

CREATE TABLE member (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- name and mailbox, encrypted under a secret that is not here
    sealed bytea NOT NULL,
    since timestamptz NOT NULL,
    suspended_at timestamptz,
    -- name and mailbox are erased then; the number stays for the audit trail
    removed_at timestamptz
);

-- What a member may do: docs/operations.md. Ended rows stay for the record.
CREATE TABLE member_role (
    member_id integer NOT NULL REFERENCES member,
    role text NOT NULL,
    -- 0: the whole instance
    campaign_id integer NOT NULL,
    -- 0: not for one organisation
    organisation_id integer NOT NULL,
    since timestamptz NOT NULL,
    -- 0: the first coordinator
    given_by integer NOT NULL,
    until timestamptz,
    ended_by integer
);

CREATE UNIQUE INDEX member_role_current ON member_role (member_id, role, campaign_id, organisation_id)
    WHERE until IS NULL;

CREATE TABLE console_session (
    -- SHA-256 of what the browser holds
    hash bytea PRIMARY KEY,
    member_id integer NOT NULL REFERENCES member,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    -- when the member last proved who they are
    fresh_at timestamptz NOT NULL
);

CREATE INDEX console_session_member ON console_session (member_id);

-- Who did what. Each row holds the hash of the one before it (docs/formats/audit.md).
CREATE TABLE audit (
    id bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    -- 0: the software itself, or nobody known
    member_id integer NOT NULL,
    -- 0: none
    campaign_id integer NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    -- JSON as it was hashed; empty: nothing
    before text NOT NULL,
    after text NOT NULL,
    hash bytea NOT NULL
);

CREATE INDEX audit_campaign ON audit (campaign_id, id);

-- Work in steps. What a step did and how far the job has come are one transaction.
CREATE TABLE job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    campaign_id integer NOT NULL,
    member_id integer NOT NULL,
    -- JSON, of the kind's own
    input text NOT NULL,
    -- where the next step begins; of the kind's own
    cursor text NOT NULL DEFAULT '',
    done bigint NOT NULL DEFAULT 0,
    -- empty while nobody can tell
    total bigint,
    -- JSON, of the kind's own
    result text NOT NULL DEFAULT '{}',
    -- why it failed, in words
    failure text,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    cancelled_at timestamptz,
    cancelled_by integer,
    -- until when one node has it
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    failures integer NOT NULL DEFAULT 0
);

CREATE INDEX job_open ON job (id) WHERE ended_at IS NULL;
CREATE INDEX job_campaign ON job (campaign_id, id);
