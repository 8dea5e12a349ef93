-- The record of an organization: what `asynctutor sync --init` prints or applies. To apply it again changes nothing that is there.
--
-- Whoever syncs is known by the name of the database role that is logged in, which nobody can claim: session_user. A learner's id, an event's id, a
-- device's are what the learner says they are, and each stands under that name. So nothing that one learner sends meets what another sent.
--
-- Roles: GRANT asynctutor_learner TO who learns, asynctutor_instructor TO who teaches. Both may be one's.

DO $roles$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'asynctutor_learner') THEN
    CREATE ROLE asynctutor_learner NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'asynctutor_instructor') THEN
    CREATE ROLE asynctutor_instructor NOLOGIN;
  END IF;
END
$roles$;

CREATE SCHEMA IF NOT EXISTS asynctutor;
REVOKE ALL ON SCHEMA asynctutor FROM PUBLIC;
GRANT USAGE ON SCHEMA asynctutor TO asynctutor_learner, asynctutor_instructor;

-- What this is: the format that a client understands, and which database.
CREATE TABLE IF NOT EXISTS asynctutor.about (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  format integer NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO asynctutor.about (format) VALUES (1) ON CONFLICT DO NOTHING;

-- The events, only ever added. Sizes are limited, because a row is what somebody else sends.
CREATE TABLE IF NOT EXISTS asynctutor.event (
  learner text NOT NULL DEFAULT session_user,
  id uuid NOT NULL,
  origin uuid NOT NULL,  -- the learner's id in their own store
  device uuid NOT NULL,
  seq bigint NOT NULL CHECK (seq BETWEEN 1 AND 9007199254740991),
  lamport bigint NOT NULL CHECK (lamport BETWEEN 1 AND 9007199254740991),
  at timestamptz NOT NULL,
  verb text NOT NULL CHECK (verb IN ('experienced', 'attempted', 'passed', 'failed', 'answered', 'completed', 'revealed', 'reset', 'ticked',
                                     'unticked', 'noted', 'signed-off', 'asked-help')),
  object text NOT NULL CHECK (length(object) <= 400 AND object ~ '^[a-z0-9-]+(/[a-z0-9-]+){2,3}$'),
  hash text CHECK (length(hash) <= 64),
  result jsonb NOT NULL CHECK (jsonb_typeof(result) = 'object' AND octet_length(result::text) <= 262144),
  received timestamptz NOT NULL DEFAULT now(),
  added xid8 NOT NULL DEFAULT pg_current_xact_id(),  -- the transaction that added it, so that a reader finds what is new to it
  PRIMARY KEY (learner, id)
);
CREATE INDEX IF NOT EXISTS event_added ON asynctutor.event (added);

-- Answers that were checked, of those who send them, by the SHA-256 of the text.
CREATE TABLE IF NOT EXISTS asynctutor.text (
  learner text NOT NULL DEFAULT session_user,
  hash text NOT NULL CHECK (hash = encode(sha256(convert_to(code, 'UTF8')), 'hex')),
  code text NOT NULL CHECK (octet_length(code) <= 262144),
  PRIMARY KEY (learner, hash)
);

-- Derived, and kept by the trigger below: how far each device has been taken in, and how each learner stands with each object. changed is the
-- transaction that changed the row last, so that a board reads only what is new to it.
CREATE TABLE IF NOT EXISTS asynctutor.device (
  learner text NOT NULL,
  device uuid NOT NULL,
  events bigint NOT NULL,
  last_seq bigint NOT NULL,
  PRIMARY KEY (learner, device)
);
CREATE TABLE IF NOT EXISTS asynctutor.standing (
  learner text NOT NULL,
  object text NOT NULL,
  attempts bigint NOT NULL,   -- judged checks, and answers of a question
  state smallint NOT NULL,    -- 1 started, 2 read, 3 passed; it never goes down
  verdict_lamport bigint NOT NULL,  -- of the last verdict, 0 where there was none
  failing text,               -- the check that failed in it
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  passed_at timestamptz,
  changed xid8 NOT NULL,
  PRIMARY KEY (learner, object)
);
CREATE INDEX IF NOT EXISTS standing_changed ON asynctutor.standing (changed);

CREATE OR REPLACE FUNCTION asynctutor.derive() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $derive$
BEGIN
  INSERT INTO asynctutor.device AS d (learner, device, events, last_seq)
  SELECT learner, device, count(*), max(seq) FROM added GROUP BY learner, device ORDER BY learner, device
  ON CONFLICT (learner, device) DO UPDATE
    SET events = d.events + EXCLUDED.events, last_seq = greatest(d.last_seq, EXCLUDED.last_seq);

  INSERT INTO asynctutor.standing AS s (learner, object, attempts, state, verdict_lamport, failing, first_at, last_at, passed_at, changed)
  SELECT learner, object,
         count(*) FILTER (WHERE verb IN ('passed', 'failed', 'answered')),
         max(CASE WHEN verb = 'passed' OR (verb = 'answered' AND result @> '{"success": true}') THEN 3 WHEN verb = 'completed' THEN 2 ELSE 1 END),
         coalesce(max(lamport) FILTER (WHERE verb IN ('passed', 'failed')), 0),
         left((array_agg(CASE WHEN verb = 'failed' THEN result ->> 'check' END ORDER BY lamport DESC, device DESC, seq DESC)
                FILTER (WHERE verb IN ('passed', 'failed')))[1], 100),
         min(at), max(at),
         min(at) FILTER (WHERE verb = 'passed' OR (verb = 'answered' AND result @> '{"success": true}')),
         pg_current_xact_id()
  FROM added GROUP BY learner, object ORDER BY learner, object
  ON CONFLICT (learner, object) DO UPDATE
    SET attempts = s.attempts + EXCLUDED.attempts,
        state = greatest(s.state, EXCLUDED.state),
        failing = CASE WHEN EXCLUDED.verdict_lamport >= s.verdict_lamport AND EXCLUDED.verdict_lamport > 0 THEN EXCLUDED.failing ELSE s.failing END,
        verdict_lamport = greatest(s.verdict_lamport, EXCLUDED.verdict_lamport),
        first_at = least(s.first_at, EXCLUDED.first_at),
        last_at = greatest(s.last_at, EXCLUDED.last_at),
        passed_at = least(s.passed_at, EXCLUDED.passed_at),
        changed = EXCLUDED.changed;
  RETURN NULL;
END
$derive$;
REVOKE ALL ON FUNCTION asynctutor.derive() FROM PUBLIC;
CREATE OR REPLACE TRIGGER event_added AFTER INSERT ON asynctutor.event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION asynctutor.derive();

-- Who may what. A learner adds and reads what stands under their own name; an instructor reads everything; nobody changes anything.
REVOKE ALL ON ALL TABLES IN SCHEMA asynctutor FROM PUBLIC;
GRANT SELECT ON asynctutor.about, asynctutor.event, asynctutor.text, asynctutor.device, asynctutor.standing TO asynctutor_learner, asynctutor_instructor;
GRANT INSERT (id, origin, device, seq, lamport, at, verb, object, hash, result) ON asynctutor.event TO asynctutor_learner;
GRANT INSERT (hash, code) ON asynctutor.text TO asynctutor_learner;

ALTER TABLE asynctutor.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE asynctutor.text ENABLE ROW LEVEL SECURITY;
ALTER TABLE asynctutor.device ENABLE ROW LEVEL SECURITY;
ALTER TABLE asynctutor.standing ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_read ON asynctutor.event;
DROP POLICY IF EXISTS own_add ON asynctutor.event;
DROP POLICY IF EXISTS teach ON asynctutor.event;
DROP POLICY IF EXISTS own_read ON asynctutor.text;
DROP POLICY IF EXISTS own_add ON asynctutor.text;
DROP POLICY IF EXISTS teach ON asynctutor.text;
DROP POLICY IF EXISTS own_read ON asynctutor.device;
DROP POLICY IF EXISTS teach ON asynctutor.device;
DROP POLICY IF EXISTS own_read ON asynctutor.standing;
DROP POLICY IF EXISTS teach ON asynctutor.standing;
CREATE POLICY own_read ON asynctutor.event FOR SELECT TO asynctutor_learner USING (learner = session_user);
CREATE POLICY own_add ON asynctutor.event FOR INSERT TO asynctutor_learner WITH CHECK (learner = session_user);
CREATE POLICY teach ON asynctutor.event FOR SELECT TO asynctutor_instructor USING (true);
CREATE POLICY own_read ON asynctutor.text FOR SELECT TO asynctutor_learner USING (learner = session_user);
CREATE POLICY own_add ON asynctutor.text FOR INSERT TO asynctutor_learner WITH CHECK (learner = session_user);
CREATE POLICY teach ON asynctutor.text FOR SELECT TO asynctutor_instructor USING (true);
CREATE POLICY own_read ON asynctutor.device FOR SELECT TO asynctutor_learner USING (learner = session_user);
CREATE POLICY teach ON asynctutor.device FOR SELECT TO asynctutor_instructor USING (true);
CREATE POLICY own_read ON asynctutor.standing FOR SELECT TO asynctutor_learner USING (learner = session_user);
CREATE POLICY teach ON asynctutor.standing FOR SELECT TO asynctutor_instructor USING (true);

-- For reports; whoever asks sees through them what the policies let them see.
CREATE OR REPLACE VIEW asynctutor.progress WITH (security_invoker = true) AS
  SELECT learner, split_part(object, '/', 1) AS course, split_part(object, '/', 2) AS kind, split_part(object, '/', 3) AS slug,
         (ARRAY['started', 'read', 'passed'])[state] AS state, attempts, failing, first_at, last_at, passed_at
  FROM asynctutor.standing;
CREATE OR REPLACE VIEW asynctutor.learners WITH (security_invoker = true) AS
  SELECT learner, course, count(*) FILTER (WHERE kind = 'lesson' AND state = 'read') AS lessons_read,
         count(*) FILTER (WHERE kind = 'exercise' AND state = 'passed') AS exercises_passed,
         coalesce(sum(attempts) FILTER (WHERE kind = 'exercise'), 0)::bigint AS attempts, max(last_at) AS last_at
  FROM asynctutor.progress GROUP BY learner, course;
CREATE OR REPLACE VIEW asynctutor.failing WITH (security_invoker = true) AS
  SELECT course, slug AS exercise, failing AS "check", count(*) AS learners
  FROM asynctutor.progress WHERE kind = 'exercise' AND failing IS NOT NULL GROUP BY course, slug, failing;
GRANT SELECT ON asynctutor.progress, asynctutor.learners, asynctutor.failing TO asynctutor_learner, asynctutor_instructor;
