package app.maru.messaging.store;

import app.maru.crypto.SecretBytes;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;

/// The process that [KillTest] kills: writes batches for ever and says which are durable.
final class KilledWriter {
  static final Migrations TABLE =
      Migrations.of(
          List.of(
              "CREATE TABLE T (BATCH INT NOT NULL, I INT NOT NULL, V VARBINARY NOT NULL,"
                  + " PRIMARY KEY (BATCH, I));"
                  + "CREATE TABLE COUNTER (N INT NOT NULL); INSERT INTO COUNTER VALUES (0)"));

  private KilledWriter() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    Database database = open(Path.of(args[0]));
    SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
    int first = counter(database) + 1;
    out.println("open");
    for (int batch = first; ; batch++) {
      write(database, batch, random);
      int written = batch;
      database.afterCommit(() -> out.println("flushed " + written));
      database.flush();
    }
  }

  static Database open(Path folder) throws StoreException {
    return Database.open(
        StoreFolder.on(folder), SecretBytes.of(new byte[32]), new SecureRandom(), TABLE);
  }

  static int counter(Database database) throws StoreException {
    return database.first("SELECT N FROM COUNTER", row -> row.getInt(1)).orElseThrow();
  }

  /// The number of rows of a batch follows from its number.
  static int rows(int batch) {
    return batch % 17;
  }

  static void write(Database database, int batch, SplittableRandom random) throws StoreException {
    database.transact(() -> database.update("UPDATE COUNTER SET N = ?", batch));
    for (int i = 0; i < rows(batch); i++) {
      byte[] value = new byte[random.nextInt(1500)];
      int row = i;
      database.transact(() -> database.update("INSERT INTO T VALUES (?, ?, ?)", batch, row, value));
    }
    // What is long gone makes room that is written over.
    database.transact(() -> database.update("DELETE FROM T WHERE BATCH < ?", batch - 200));
  }
}
