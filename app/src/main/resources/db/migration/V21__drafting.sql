-- Letters that members write together (docs/adr/0021): what they say of paragraphs, and who agreed to which wording.

CREATE TABLE letter_remark (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer NOT NULL REFERENCES campaign,
    -- its short name in the kit
    letter text NOT NULL,
    -- COMMENT; PROPOSAL: another text of the paragraph
    kind text NOT NULL,
    -- such as o1; the next paragraph may have this key by now, so the text counts more
    paragraph text NOT NULL,
    -- SHA-256 of the paragraph's text that it was made for
    base text NOT NULL,
    -- that text
    made_for text NOT NULL,
    -- none: said by the campaign itself
    organisation_id integer REFERENCES organisation,
    member_id integer NOT NULL,
    text text NOT NULL,
    at timestamptz NOT NULL,
    -- OPEN; a comment is SETTLED, a proposal is TAKEN or DECLINED
    state text NOT NULL,
    -- why it was declined; empty: nothing was said
    reason text NOT NULL,
    ended_by integer,
    ended_at timestamptz
);

CREATE INDEX letter_remark_letter ON letter_remark (campaign_id, letter, id);

-- The one wording that an organisation agreed to last.
CREATE TABLE letter_sign_off (
    campaign_id integer NOT NULL REFERENCES campaign,
    letter text NOT NULL,
    organisation_id integer NOT NULL REFERENCES organisation,
    -- version of the whole text from which others are translated
    wording text NOT NULL,
    member_id integer NOT NULL,
    -- whether somebody of the campaign entered it for the organisation
    for_it boolean NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, letter, organisation_id)
);

-- Who was asked by mail to look at which wording: nobody twice.
CREATE TABLE letter_call (
    campaign_id integer NOT NULL REFERENCES campaign,
    letter text NOT NULL,
    wording text NOT NULL,
    member_id integer NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, letter, wording, member_id)
);
