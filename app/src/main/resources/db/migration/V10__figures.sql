-- Counts over time and by pairs of attributes, for those who run a campaign: made once from what is there, and kept by
-- the transactions that count from now on. Numbers only.

CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
SELECT campaign_id,
       to_char(confirmed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
       country,
       lower(language) AS language,
       organisation_id AS organisation,
       count(*) AS count
FROM signature
WHERE state = 'C'
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO tally (campaign_id, dimension, key, count)
SELECT campaign_id, 'country_day', day || ' ' || country, sum(count) FROM counted GROUP BY 1, 3
UNION ALL
SELECT campaign_id, 'language_day', day || ' ' || language, sum(count) FROM counted GROUP BY 1, 3
UNION ALL
SELECT campaign_id, 'organisation_day', organisation || ' ' || day, sum(count)
FROM counted WHERE organisation IS NOT NULL GROUP BY 1, 3
UNION ALL
SELECT campaign_id, 'organisation_country', organisation || ' ' || country, sum(count)
FROM counted WHERE organisation IS NOT NULL GROUP BY 1, 3
UNION ALL
SELECT campaign_id, 'organisation_language', organisation || ' ' || language, sum(count)
FROM counted WHERE organisation IS NOT NULL GROUP BY 1, 3
ON CONFLICT (campaign_id, dimension, key) DO NOTHING;

-- An id holds the time of the request. Of signatures that were withdrawn only the request is left.
INSERT INTO tally (campaign_id, dimension, key, count)
SELECT campaign_id, 'accepted_hour',
       to_char(uuid_extract_timestamp(id) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24"Z"'), count(*)
FROM (SELECT campaign_id, id FROM signature
      UNION ALL SELECT campaign_id, id FROM ended_signature
      UNION ALL SELECT campaign_id, id FROM echo) AS request
WHERE uuid_extract_timestamp(id) IS NOT NULL
GROUP BY 1, 3
ON CONFLICT (campaign_id, dimension, key) DO NOTHING;

INSERT INTO tally (campaign_id, dimension, key, count)
SELECT campaign_id, 'confirmed_of_hour',
       to_char(uuid_extract_timestamp(id) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24"Z"'), count(*)
FROM signature
WHERE state = 'C' AND uuid_extract_timestamp(id) IS NOT NULL
GROUP BY 1, 3
ON CONFLICT (campaign_id, dimension, key) DO NOTHING;

INSERT INTO tally (campaign_id, dimension, key, count)
SELECT campaign_id, 'delay',
       CASE WHEN taken < interval '1 minute' THEN 'under_1_minute'
            WHEN taken < interval '5 minutes' THEN 'under_5_minutes'
            WHEN taken < interval '15 minutes' THEN 'under_15_minutes'
            WHEN taken < interval '1 hour' THEN 'under_1_hour'
            WHEN taken < interval '6 hours' THEN 'under_6_hours'
            WHEN taken < interval '1 day' THEN 'under_1_day'
            WHEN taken < interval '3 days' THEN 'under_3_days'
            ELSE 'longer' END,
       count(*)
FROM (SELECT campaign_id, confirmed_at - uuid_extract_timestamp(id) AS taken FROM signature WHERE state = 'C') AS wait
WHERE taken IS NOT NULL
GROUP BY 1, 3
ON CONFLICT (campaign_id, dimension, key) DO NOTHING;

ALTER TABLE alert
    ADD COLUMN seen_at timestamptz,
    -- when coordinators were told by mail
    ADD COLUMN mailed_at timestamptz;

CREATE INDEX alert_campaign ON alert (campaign_id, since);

-- Made up for a demonstration: can never sign in.
ALTER TABLE member ADD COLUMN is_invented boolean NOT NULL DEFAULT false;
