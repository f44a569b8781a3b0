-- Names of the team stand in the database encrypted only (table member): a rule has the number of its maker.
ALTER TABLE rule DROP COLUMN made_by_name;
