-- Whether I made sure that a person's keys are theirs.
ALTER TABLE persons ADD verified BOOLEAN DEFAULT FALSE NOT NULL;

-- What people show of themselves to their contacts: a sentence, and the hash of a picture, empty for
-- none; and when
-- a contact who tells that was last there, in milliseconds since 1970, 0 if not known.
ALTER TABLE persons ADD (
  status VARCHAR(280) DEFAULT '' NOT NULL,
  picture VARBINARY(32) DEFAULT X'' NOT NULL,
  seen BIGINT DEFAULT 0 NOT NULL
);

-- The pictures themselves, mine among them: read one by one when they are shown.
CREATE TABLE pictures (
  person BINARY(32) PRIMARY KEY,
  png VARBINARY(40960) NOT NULL
);
