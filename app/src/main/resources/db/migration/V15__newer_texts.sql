-- Signers of an earlier version of the petition who signed a newer one too. Their signature stays bound to the text it was
-- made with. Erased with the signature.
CREATE TABLE text_agreement (
    signature_id uuid NOT NULL,
    text_id integer NOT NULL REFERENCES petition_text,
    at timestamptz NOT NULL,
    PRIMARY KEY (signature_id, text_id)
);
