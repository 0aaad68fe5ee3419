-- The days on which the relay was at work are numbered. ON_DAY is the last of them, in days since 1970.
-- Days on which it did not run age nobody, and neither does a wrong clock.
CREATE TABLE WORKDAYS (
  NUMBER BIGINT NOT NULL,
  ON_DAY BIGINT NOT NULL
);
INSERT INTO WORKDAYS VALUES (0, 0);
-- The number of the last workday on which the device was here.
ALTER TABLE DEVICES ADD COLUMN CAME BIGINT DEFAULT 0 NOT NULL;
