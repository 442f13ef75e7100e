-- A store of the first version, as its program wrote it, with one dossier of the year 2026.
CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  store_id BLOB NOT NULL CHECK (length(store_id) = 16),
  last_number INTEGER NOT NULL CHECK (last_number BETWEEN 0 AND 99999)
) STRICT;
INSERT INTO meta (id, store_id, last_number) VALUES (1, randomblob(16), 0);
CREATE TABLE dossier (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE CHECK (length(reference) = 10),
  loket TEXT NOT NULL CHECK (loket <> ''),
  mailbox TEXT NOT NULL CHECK (mailbox <> ''),
  instrument TEXT NOT NULL,
  rol TEXT NOT NULL,
  vervolg INTEGER NOT NULL CHECK (vervolg IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('ontvangen', 'ontvankelijk', 'toegewezen', 'aanvaard',
    'afgesloten', 'niet_ontvankelijk', 'ingetrokken', 'aanvullen')),
  outcome TEXT CHECK (outcome <> ''),
  assigned TEXT CHECK (assigned <> ''),
  assigned_at INTEGER,
  opened INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  key INTEGER NOT NULL CHECK (key > 0)
) STRICT;
CREATE INDEX dossier_assigned ON dossier (assigned) WHERE assigned IS NOT NULL;
CREATE INDEX dossier_key ON dossier (key);
CREATE TABLE record (
  id INTEGER PRIMARY KEY REFERENCES dossier (id),
  sealed BLOB NOT NULL
) STRICT;
CREATE TABLE mail (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  mailbox TEXT NOT NULL CHECK (mailbox <> ''),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  soort TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('verwerkt', 'genegeerd', 'dubbel', 'te_groot',
    'onleesbaar', 'mislukt')),
  dossier TEXT REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT CHECK (reason <> ''),
  size INTEGER NOT NULL CHECK (size >= 0),
  received INTEGER NOT NULL,
  key INTEGER CHECK (key > 0)
) STRICT;
CREATE UNIQUE INDEX mail_once ON mail (mailbox, hash) WHERE state <> 'dubbel';
CREATE INDEX mail_dossier ON mail (dossier) WHERE dossier IS NOT NULL;
CREATE INDEX mail_key ON mail (key) WHERE key IS NOT NULL;
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,
  at INTEGER NOT NULL,
  who TEXT NOT NULL CHECK (who <> ''),
  what TEXT NOT NULL CHECK (what <> ''),
  detail TEXT,
  note BLOB
) STRICT;
CREATE INDEX history_dossier ON history (dossier);
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  dossier TEXT REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,
  message_id TEXT NOT NULL UNIQUE CHECK (message_id <> ''),
  template TEXT NOT NULL CHECK (template <> ''),
  mailbox TEXT NOT NULL CHECK (mailbox <> ''),
  to_hash BLOB NOT NULL CHECK (length(to_hash) = 32),
  state TEXT NOT NULL CHECK (state IN ('wacht', 'verzonden', 'geweigerd', 'ingetrokken')),
  created INTEGER NOT NULL,
  due INTEGER NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  result TEXT,
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
  key INTEGER CHECK (key > 0),
  sealed_to BLOB
) STRICT;
CREATE INDEX outbox_waiting ON outbox (id, due) WHERE state = 'wacht';
CREATE INDEX outbox_order ON outbox (dossier, to_hash, id);
CREATE INDEX outbox_refused ON outbox (id) WHERE state = 'geweigerd';
CREATE INDEX outbox_answers ON outbox (template, to_hash, created);
CREATE INDEX outbox_key ON outbox (key) WHERE key IS NOT NULL;
CREATE TABLE body (
  id INTEGER PRIMARY KEY REFERENCES outbox (id),
  sealed_to BLOB NOT NULL,
  sealed_mail BLOB NOT NULL
) STRICT;
PRAGMA application_id = 1282102132;
PRAGMA user_version = 1;
INSERT INTO dossier (reference, loket, mailbox, instrument, rol, vervolg, state, opened, changed, key)
  VALUES ('26-00001-0', 'limburg', 'bemiddeling@limburg.be', 'bemiddeling', 'ouder', 0, 'ontvangen', 1, 1, 1);
INSERT INTO outbox (dossier, message_id, template, mailbox, to_hash, state, created, due)
  VALUES ('26-00001-0', 'a@limburg.be', 'ontvangst', 'bemiddeling@limburg.be', zeroblob(32), 'verzonden', 1, 1);
UPDATE meta SET last_number = 1;
