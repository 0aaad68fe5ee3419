package app.maru.messaging.store;

import app.maru.crypto.SecretBytes;
import app.maru.messaging.store.page.DiskFile;
import app.maru.messaging.store.page.SealedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/// The process that [ClosingTest] starts: writes a little and closes, again and again.
final class ClosedWriter {
  private static final int TIMES = 20;

  private ClosedWriter() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    SplittableRandom random = new SplittableRandom(1);
    for (int time = 0; time < TIMES; time++) {
      Database database = KilledWriter.open(folder);
      int first = KilledWriter.counter(database) + 1;
      for (int batch = first; batch < first + 1 + time % 4; batch++) {
        KilledWriter.write(database, batch, random);
        database.flush();
      }
      database.close();
      check(folder, time);
    }
  }

  /// H2 tells nobody that it broke off; the file is left as after a crash.
  private static void check(Path folder, int time) throws IOException {
    try (SealedFile file =
        SealedFile.open(
            DiskFile.open(StoreFolder.on(folder).database()),
            SecretBytes.of(new byte[32]),
            new SecureRandom())) {
      if (!file.wasClosed()) {
        throw new IllegalStateException("left open, time " + time);
      }
    }
  }
}
