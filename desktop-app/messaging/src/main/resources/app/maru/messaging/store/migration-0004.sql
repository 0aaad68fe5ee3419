-- Relays that keep mail for me, in the order they were added. invite: 16 bytes or none. token: the
-- one it has confirmed last, or none.
CREATE TABLE relays (
  num BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  host VARCHAR(253) NOT NULL,
  port INT NOT NULL,
  relay_key BINARY(32) NOT NULL,
  invite VARBINARY(16) NOT NULL,
  token VARBINARY(16) NOT NULL,
  UNIQUE (host, port, relay_key)
);

-- Where mail for devices of others can be left: an encoded Content.Relays. Revision 0: found by
-- asking, not told by the device.
CREATE TABLE routes (
  person BINARY(32) NOT NULL,
  device BINARY(16) NOT NULL,
  revision INT NOT NULL,
  relays VARBINARY(8192) NOT NULL,
  PRIMARY KEY (person, device)
);

-- Messages of mine that a relay has taken and nobody has confirmed, and when to give them up, in
-- milliseconds since 1970.
CREATE TABLE underway (
  message BINARY(16) PRIMARY KEY,
  until BIGINT NOT NULL
);
CREATE INDEX underway_by_time ON underway (until);

-- Whether a relay hands it out, or I did.
ALTER TABLE one_time_prekeys ADD COLUMN published BOOLEAN DEFAULT FALSE NOT NULL;
