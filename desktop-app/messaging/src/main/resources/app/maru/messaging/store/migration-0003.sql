-- Why a message failed, by the numbers of Codes; 0 while it has not.
ALTER TABLE messages ADD COLUMN failure TINYINT DEFAULT 0 NOT NULL;
