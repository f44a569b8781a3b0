-- What the console's pages look at after 400 days and 5 million signatures (:rows), beside those rows themselves.
CREATE TEMPORARY TABLE days AS
SELECT to_char(day, 'YYYY-MM-DD') AS day
FROM generate_series(now() AT TIME ZONE 'UTC' - interval '399 days', now() AT TIME ZONE 'UTC', interval '1 day') AS day;
CREATE TEMPORARY TABLE hours AS
SELECT day || 'T' || lpad(hour::text, 2, '0') || 'Z' AS hour FROM days, generate_series(0, 23) AS hour;
CREATE TEMPORARY TABLE countries AS
SELECT unnest(ARRAY['AT','BE','BG','CY','CZ','DE','DK','EE','ES','FI','FR','GR','HR','HU','IE','IT','LT','LU','LV','MT',
                    'NL','PL','PT','RO','SE','SI','SK','CH','GB','NO']) AS key;
CREATE TEMPORARY TABLE languages AS
SELECT unnest(ARRAY['bg','cs','da','de','el','en','es','et','fi','fr','ga','hr','hu','it','lt','lv','mt','nl','pl','pt',
                    'ro','sk','sl','sv']) AS key;
CREATE TEMPORARY TABLE organisations AS
SELECT key::text FROM generate_series(1, 150) AS key;
CREATE TEMPORARY TABLE sources AS
SELECT 'source-' || number AS key FROM generate_series(1, 200) AS number;

DELETE FROM tally WHERE campaign_id = 1;
INSERT INTO tally (campaign_id, dimension, key, count)
SELECT 1, 'accepted', '', :rows * 11 / 10 UNION ALL SELECT 1, 'confirmed', '', :rows
UNION ALL SELECT 1, 'expired', '', :rows / 10 UNION ALL SELECT 1, 'bounced', '', :rows / 100
UNION ALL SELECT 1, 'day', day, :rows / 400 FROM days
UNION ALL SELECT 1, 'hour', hour, :rows / 9600 FROM hours
UNION ALL SELECT 1, 'accepted_hour', hour, :rows / 8700 FROM hours
UNION ALL SELECT 1, 'confirmed_of_hour', hour, :rows / 9600 FROM hours
UNION ALL SELECT 1, 'delay', key, :rows / 8 FROM unnest(ARRAY['under_1_minute','under_5_minutes','under_15_minutes',
    'under_1_hour','under_6_hours','under_1_day','under_3_days','longer']) AS key
UNION ALL SELECT 1, 'country', key, :rows / 30 FROM countries
UNION ALL SELECT 1, 'language', key, :rows / 24 FROM languages
UNION ALL SELECT 1, 'organisation', key, :rows / 450 FROM organisations
UNION ALL SELECT 1, 'source', key, :rows / 400 FROM sources
UNION ALL SELECT 1, 'country_day', day || ' ' || key, :rows / 12000 FROM days, countries
UNION ALL SELECT 1, 'language_day', day || ' ' || key, :rows / 9600 FROM days, languages
UNION ALL SELECT 1, 'source_day', day || ' ' || key, :rows / 160000 FROM days, sources
UNION ALL SELECT 1, 'organisation_day', key || ' ' || day, :rows / 180000 FROM days, organisations
UNION ALL SELECT 1, 'organisation_country', organisations.key || ' ' || countries.key, 370 FROM organisations, countries
UNION ALL SELECT 1, 'organisation_language', organisations.key || ' ' || languages.key, 460
    FROM organisations, languages
UNION ALL SELECT 1, 'organisation_source', organisations.key || ' ' || sources.key, 55 FROM organisations, sources;

INSERT INTO alert (campaign_id, kind, since, until, data)
SELECT 1, 'surge', now() - number * interval '7 hours', now() - number * interval '7 hours' + interval '40 minutes',
       '{"count": 9000, "usual": 300}'
FROM generate_series(1, 1000) AS number;
INSERT INTO refusal (campaign_id, reason, day, count)
SELECT 1, reason, day::date, 40 FROM days, unnest(ARRAY['network_limit', 'step', 'step_failed', 'disposable']) AS reason;

-- Numbered like the real ones, and chained like nothing: nobody verifies this trail.
INSERT INTO audit (id, at, member_id, campaign_id, action, subject, before, after, hash)
SELECT (SELECT coalesce(max(id), 0) FROM audit) + number, now() - (100000 - number) * interval '5 minutes', 1, 1,
       'figures.exported', 'every-second-counts/overview/country.csv', '', '', sha256(number::text::bytea)
FROM generate_series(1, 100000) AS number;
VACUUM ANALYZE tally;
VACUUM ANALYZE audit;
ANALYZE alert;
ANALYZE refusal;
