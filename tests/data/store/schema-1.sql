-- A progress file of schema 1. Every schema that was ever released has such a file: see tests/unit/store_migrations.c.
PRAGMA application_id = 1634956404;
PRAGMA user_version = 1;
CREATE TABLE event ( id TEXT NOT NULL UNIQUE CHECK (length(id) = 36), learner TEXT NOT NULL CHECK (length(learner) = 36), device TEXT NOT NULL CHECK (length(device) = 36), seq INTEGER NOT NULL CHECK (seq > 0), lamport INTEGER NOT NULL CHECK (lamport BETWEEN 1 AND 9007199254740991), at INTEGER NOT NULL, verb TEXT NOT NULL, object TEXT NOT NULL, hash TEXT, result TEXT NOT NULL CHECK (json_valid(result) AND json_type(result) = 'object'), PRIMARY KEY (lamport, device, seq), UNIQUE (device, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE learner (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL) STRICT;
CREATE TABLE device ( machine TEXT PRIMARY KEY, id TEXT NOT NULL, last_event TEXT NOT NULL, witness_changed INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE progress ( learner TEXT NOT NULL, object TEXT NOT NULL, state INTEGER NOT NULL, attempts INTEGER NOT NULL, hints INTEGER NOT NULL, solution_seen INTEGER NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, passed_at INTEGER NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (learner, object)) STRICT, WITHOUT ROWID;
CREATE TABLE place (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE content (hash TEXT PRIMARY KEY, text BLOB NOT NULL) STRICT;
CREATE TABLE copy ( id INTEGER PRIMARY KEY AUTOINCREMENT, object TEXT NOT NULL, why TEXT NOT NULL, at INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX copy_of_object ON copy (object, id);
INSERT INTO event VALUES
 ('00000000-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000001', 'cccccccc-0000-4000-8000-000000000003', 1, 1, 1770091507000, 'experienced', 'c/lesson/l', 'h1', '{}'),
 ('00000000-0000-4000-8000-000000000002', 'aaaaaaaa-0000-4000-8000-000000000001', 'cccccccc-0000-4000-8000-000000000003', 2, 2, 1770091508000, 'attempted', 'c/exercise/x', 'h2', '{}'),
 ('00000000-0000-4000-8000-000000000003', 'aaaaaaaa-0000-4000-8000-000000000001', 'cccccccc-0000-4000-8000-000000000003', 3, 3, 1770091509000, 'failed', 'c/exercise/x', 'h2', '{"check":"one","verdict":"not-yet"}'),
 ('00000000-0000-4000-8000-000000000004', 'bbbbbbbb-0000-4000-8000-000000000002', 'dddddddd-0000-4000-8000-000000000004', 1, 4, 1770091510000, 'passed', 'c/exercise/x', 'h2', '{"verdict":"passed"}'),
 ('00000000-0000-4000-8000-000000000005', 'aaaaaaaa-0000-4000-8000-000000000001', 'cccccccc-0000-4000-8000-000000000003', 4, 5, 1770091511000, 'answered', 'c/quiz/q', NULL, '{"success":false,"response":"a"}'),
 ('00000000-0000-4000-8000-000000000006', 'aaaaaaaa-0000-4000-8000-000000000001', 'cccccccc-0000-4000-8000-000000000003', 5, 6, 1770091512000, 'revealed', 'c/exercise/x', NULL, '{"solution":true}'),
 ('00000000-0000-4000-8000-000000000007', 'aaaaaaaa-0000-4000-8000-000000000001', 'cccccccc-0000-4000-8000-000000000003', 6, 7, 1770091513000, 'answered', 'c/quiz/q', NULL, '{"success":true,"response":"b"}'),
 ('00000000-0000-4000-8000-000000000008', 'aaaaaaaa-0000-4000-8000-000000000001', 'cccccccc-0000-4000-8000-000000000003', 7, 8, 1770091514000, 'passed', 'c/exercise/x', 'h3', '{"verdict":"passed"}');
INSERT INTO learner VALUES (1, 'aaaaaaaa-0000-4000-8000-000000000001');
INSERT INTO device VALUES ('0000000000000000000000000000000000000000000000000000000000000000', 'cccccccc-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000008', 0);
INSERT INTO progress VALUES
 ('aaaaaaaa-0000-4000-8000-000000000001', 'c/exercise/x', 3, 2, 0, 1, 1770091508000, 1770091514000, 1770091514000, 'h3'),
 ('aaaaaaaa-0000-4000-8000-000000000001', 'c/lesson/l', 1, 0, 0, 0, 1770091507000, 1770091507000, 0, 'h1'),
 ('aaaaaaaa-0000-4000-8000-000000000001', 'c/quiz/q', 3, 0, 0, 0, 1770091511000, 1770091513000, 1770091513000, ''),
 ('bbbbbbbb-0000-4000-8000-000000000002', 'c/exercise/x', 3, 1, 0, 0, 1770091510000, 1770091510000, 1770091510000, 'h2');
INSERT INTO place VALUES ('setting/theme', 'dark');
INSERT INTO content VALUES ('h', CAST('print(1)' AS BLOB));
INSERT INTO copy VALUES (1, 'c/exercise/x', 'check', 1770091509000, 'h');
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM event WHERE device = NEW.device AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;
