-- Campaign kits: what was published, when and by whom, and what is being edited.

-- When signing begins; before that the page says when.
ALTER TABLE campaign ADD COLUMN opens_at timestamptz;

-- Contents of kits' files, each stored once; never changed.
CREATE TABLE kit_content (
    -- SHA-256 in hexadecimal
    hash text PRIMARY KEY,
    content bytea NOT NULL
);

-- Whole kits: which file has which content; never changed.
CREATE TABLE kit_tree (
    -- SHA-256 over paths and contents
    hash text NOT NULL,
    path text NOT NULL,
    content_hash text NOT NULL REFERENCES kit_content,
    PRIMARY KEY (hash, path)
);

-- What was published, in its order.
CREATE TABLE kit_version (
    campaign_id integer NOT NULL REFERENCES campaign,
    number integer NOT NULL,
    tree text NOT NULL,
    -- FOLDER: imported when the server started; CONSOLE: published by a member
    origin text NOT NULL,
    -- 0: the server itself
    member_id integer NOT NULL,
    -- who agreed, where a second person has to; 0: none
    second_id integer NOT NULL,
    at timestamptz NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (campaign_id, number)
);

-- What is known of a campaign's folder on the server.
CREATE TABLE kit_folder (
    campaign_id integer PRIMARY KEY REFERENCES campaign,
    -- the last that was imported, or looked at and dropped
    seen text NOT NULL,
    -- another one since, which waits for somebody to take or drop it, because the console has published meanwhile
    proposed text,
    proposed_at timestamptz
);

-- One row for each campaign that was ever edited: who writes into its draft holds it.
CREATE TABLE kit_draft (
    campaign_id integer PRIMARY KEY REFERENCES campaign
);

-- The draft: files that differ from what is published.
CREATE TABLE draft_file (
    campaign_id integer NOT NULL REFERENCES campaign,
    path text NOT NULL,
    -- empty: the file goes
    content bytea,
    member_id integer NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, path)
);

-- What a partner wants its own organisation to be, until a coordinator takes it into the draft or drops it.
CREATE TABLE partner_proposal (
    campaign_id integer NOT NULL REFERENCES campaign,
    organisation text NOT NULL,
    -- organisations.csv, questions.csv and the logo, holding this one organisation
    files bytea NOT NULL,
    -- hash of the organisation that it was made from
    base text NOT NULL,
    member_id integer NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, organisation)
);

-- A draft that one member wants to publish and another has to agree to: exactly these files.
CREATE TABLE publish_proposal (
    campaign_id integer PRIMARY KEY REFERENCES campaign,
    tree text NOT NULL,
    note text NOT NULL,
    member_id integer NOT NULL,
    at timestamptz NOT NULL
);
