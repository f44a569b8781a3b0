-- How members prove who they are, and how they come and return.

-- A number by which a member ends one of their sessions, how it began, and on what kind of device.
ALTER TABLE console_session
    ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN began_by text NOT NULL DEFAULT 'PASSKEY',
    -- such as "Firefox, Linux": no more of what the browser says is kept
    ADD COLUMN device text NOT NULL DEFAULT '';

CREATE TABLE passkey (
    -- as the device chose it
    id bytea PRIMARY KEY,
    member_id integer NOT NULL REFERENCES member,
    -- random, the same for all passkeys of a member
    handle bytea NOT NULL,
    -- COSE
    public_key bytea NOT NULL,
    counter bigint NOT NULL,
    -- how the member calls the device, encrypted like the member's name
    name bytea NOT NULL,
    since timestamptz NOT NULL,
    last_used timestamptz
);

CREATE INDEX passkey_member ON passkey (member_id);

-- What browsers were asked in the last five minutes.
CREATE TABLE console_challenge (
    -- SHA-256 of what the browser holds
    hash bytea PRIMARY KEY,
    purpose text NOT NULL,
    challenge bytea NOT NULL,
    member_id integer,
    handle bytea NOT NULL,
    detail text NOT NULL,
    made_at timestamptz NOT NULL
);

CREATE INDEX console_challenge_made ON console_challenge (made_at);

CREATE TABLE invitation (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- SHA-256 of what the link holds
    hash bytea NOT NULL UNIQUE,
    -- for whoever comes first to a new instance
    is_first boolean NOT NULL,
    role text NOT NULL,
    campaign_id integer NOT NULL,
    organisation_id integer NOT NULL,
    -- the mailbox, encrypted; erased once the invitation is over
    sealed bytea NOT NULL,
    -- 0: the software itself
    invited_by integer NOT NULL,
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    revoked_at timestamptz
);

CREATE INDEX invitation_campaign ON invitation (campaign_id, id);

CREATE TABLE recovery_code (
    -- HMAC-SHA-256 under a secret that is not here
    hash bytea PRIMARY KEY,
    member_id integer NOT NULL REFERENCES member,
    made_at timestamptz NOT NULL,
    used_at timestamptz
);

CREATE INDEX recovery_code_member ON recovery_code (member_id);

-- Accounts elsewhere (OpenID Connect) with which members sign in.
CREATE TABLE federated_identity (
    -- HMAC-SHA-256 of issuer and subject under a secret that is not here
    hash bytea PRIMARY KEY,
    member_id integer NOT NULL REFERENCES member,
    since timestamptz NOT NULL
);
