-- Relays that I use no more and that have not confirmed it, and when to give that up, in
-- milliseconds since 1970.
CREATE TABLE leaving (
  host VARCHAR(253) NOT NULL,
  port INT NOT NULL,
  relay_key BINARY(32) NOT NULL,
  until BIGINT NOT NULL,
  PRIMARY KEY (host, port, relay_key)
);
