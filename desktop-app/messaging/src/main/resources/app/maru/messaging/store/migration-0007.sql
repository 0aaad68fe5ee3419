-- The index of messages: a shard covers messages.num from base to before base + size. directory: the
-- first terms of its pages, as app.maru.messaging.find.Shard writes them.
CREATE TABLE search_shards (
  base BIGINT PRIMARY KEY,
  size INT NOT NULL,
  pages INT NOT NULL,
  directory VARBINARY(16777216) NOT NULL
);

-- Its pages: id = base * 4096 + the page's number.
CREATE TABLE search_pages (
  id BIGINT PRIMARY KEY,
  page VARBINARY(1048576) NOT NULL
);

-- Numbers of messages whose text became another, or went; a number may stand here several times.
CREATE TABLE search_stale (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  num BIGINT NOT NULL
);
CREATE INDEX search_stale_by_num ON search_stale (num);
