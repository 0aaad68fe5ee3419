-- Where devices of contacts answered, in milliseconds since 1970 when last: dialled after a start.
CREATE TABLE places (
  person BINARY(32) NOT NULL,
  device BINARY(16) NOT NULL,
  address VARBINARY(16) NOT NULL,
  port INT NOT NULL,
  seen BIGINT NOT NULL,
  PRIMARY KEY (person, device, address, port)
);
CREATE INDEX places_by_time ON places (seen);
