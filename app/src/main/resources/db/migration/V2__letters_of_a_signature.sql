-- What is stored beside a signature can be found by its id, so that withdrawing erases all of it. A signature's first
-- letter has the signature's own id; later ones, and echoes, name it here.

ALTER TABLE outbox ADD COLUMN signature_id uuid;
CREATE INDEX outbox_signature ON outbox (signature_id) WHERE signature_id IS NOT NULL;

ALTER TABLE echo ADD COLUMN signature_id uuid;
CREATE INDEX echo_signature ON echo (signature_id) WHERE signature_id IS NOT NULL;
