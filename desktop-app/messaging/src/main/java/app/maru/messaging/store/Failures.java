package app.maru.messaging.store;

import app.maru.messaging.store.page.PageException;
import app.maru.p2p.files.FullDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/// Gives what H2 and the file system throw one of our names.
final class Failures {
  private Failures() {}

  /// The world's failure behind an SQL error.
  ///
  /// @param near what was written, where that is on a disk
  /// @throws IllegalStateException if the statement itself was wrong: our mistake
  static StoreException of(SQLException e, Optional<Path> near) {
    PageException page = find(e, PageException.class);
    if (page != null) {
      return of(page);
    }
    if (FullDisk.isBehind(e)) {
      return full(e);
    }
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new StoreException(StoreException.Reason.ALREADY_OPEN, "open elsewhere", e);
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          new StoreException(StoreException.Reason.DAMAGED, "the database does not read", e);
      case ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.GENERAL_ERROR_1 ->
          isFull(e, near)
              ? full(e)
              : new StoreException(StoreException.Reason.IO, "the disk or the database failed", e);
      default -> throw mistake(e);
    };
  }

  /// H2 quotes values in what it says of data and constraints; they must not get into a log.
  private static IllegalStateException mistake(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("22") || state.startsWith("23")
        ? new IllegalStateException("statement refused: " + state)
        : new IllegalStateException("statement refused: " + state, e);
  }

  /// The failure behind whatever kept a flush from ending: never taken for our mistake, since the
  /// batch is lost either way and must be told of.
  ///
  /// @param near what was written, where that is on a disk
  static StoreException duringFlush(Exception e, Optional<Path> near) {
    PageException page = find(e, PageException.class);
    if (page != null) {
      return of(page);
    }
    StoreException.Reason reason =
        isFull(e, near) ? StoreException.Reason.DISK_FULL : StoreException.Reason.IO;
    return new StoreException(reason, "the flush did not end", e);
  }

  /// The failure behind an error of the file system.
  ///
  /// @param near what was written, where that is on a disk
  static StoreException of(IOException e, Optional<Path> near) {
    PageException page = find(e, PageException.class);
    if (page != null) {
      return of(page);
    }
    return isFull(e, near)
        ? full(e)
        : new StoreException(StoreException.Reason.IO, "the file system failed", e);
  }

  private static boolean isFull(Exception e, Optional<Path> near) {
    return near.map(path -> FullDisk.isBehind(e, path)).orElseGet(() -> FullDisk.isBehind(e));
  }

  private static StoreException full(Exception e) {
    return new StoreException(StoreException.Reason.DISK_FULL, "no space left", e);
  }

  private static StoreException of(PageException e) {
    StoreException.Reason reason =
        switch (e.reason()) {
          case DAMAGED -> StoreException.Reason.DAMAGED;
          case WRONG_KEY -> StoreException.Reason.WRONG_KEY;
          case NEWER_VERSION -> StoreException.Reason.NEWER_VERSION;
          case ALREADY_OPEN -> StoreException.Reason.ALREADY_OPEN;
        };
    return new StoreException(reason, "the file of the database", e);
  }

  private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }
}
