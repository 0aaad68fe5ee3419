package app.maru.messaging.policy;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// What Windows says of its places and files, asked of its own libraries: variables are whatever
/// the person has set them to, and Java tells names of accounts, which differ between languages.
final class Windows {
  /// What is common to all users, by the number that Windows knows the place by.
  private static final byte[] PROGRAM_DATA =
      ByteBuffer.allocate(16)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(0x62AB5D82)
          .putShort((short) 0xFDC1)
          .putShort((short) 0x4DC3)
          .order(ByteOrder.BIG_ENDIAN)
          .putLong(0xA9DD070D1D495D97L)
          .array();

  private static final int FILE_OBJECT = 1;
  private static final int REVISION = 1;

  /// The owner, and the list of who may do what.
  private static final int OWNER_AND_RIGHTS = 1 | 4;

  /// Texts end with a zero; none of these is longer.
  private static final long MAX_TEXT_BYTES = 64 * 1024;

  private Windows() {}

  /// A file of an administrator, in a folder of an administrator: who owns the folder could put
  /// another file in its place.
  static boolean isAdministrators(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return Rights.of(rights(file)).filter(Rights::areAdministratorsAlone).isPresent()
        && folder != null
        && Rights.of(rights(folder)).filter(Rights::belongToAdministrators).isPresent();
  }

  /// The folder of what all users share; nothing if Windows does not say.
  static Optional<Path> programData() {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle ask =
          function(
              arena,
              "shell32.dll",
              "SHGetKnownFolderPath",
              FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
      MethodHandle free =
          function(arena, "ole32.dll", "CoTaskMemFree", FunctionDescriptor.ofVoid(ADDRESS));
      MemorySegment id = arena.allocate(PROGRAM_DATA.length);
      id.copyFrom(MemorySegment.ofArray(PROGRAM_DATA));
      MemorySegment answer = arena.allocate(ADDRESS);
      int failure = (int) ask.invokeExact(id, 0, MemorySegment.NULL, answer);
      MemorySegment text = answer.get(ADDRESS, 0);
      try {
        return failure == 0 ? Optional.of(Path.of(text(text))) : Optional.empty();
      } finally {
        free.invokeExact(text);
      }
    } catch (Throwable _) {
      // That is what calling a library is declared to throw.
      return Optional.empty();
    }
  }

  private static String rights(Path file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle ask =
          function(
              arena,
              "advapi32.dll",
              "GetNamedSecurityInfoW",
              FunctionDescriptor.of(
                  JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
                  ADDRESS));
      MemorySegment name =
          arena.allocateFrom(file.toAbsolutePath().toString(), StandardCharsets.UTF_16LE);
      MemorySegment none = MemorySegment.NULL;
      MemorySegment answer = arena.allocate(ADDRESS);
      int failure =
          (int)
              ask.invokeExact(name, FILE_OBJECT, OWNER_AND_RIGHTS, none, none, none, none, answer);
      if (failure != 0) {
        throw new IOException("Windows does not say whose the file is: " + failure);
      }
      MemorySegment found = answer.get(ADDRESS, 0);
      try {
        return inWords(arena, found);
      } finally {
        free(arena, found);
      }
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException("Windows can't be asked whose the file is", e);
    }
  }

  private static String inWords(Arena arena, MemorySegment rights) throws Throwable {
    MethodHandle ask =
        function(
            arena,
            "advapi32.dll",
            "ConvertSecurityDescriptorToStringSecurityDescriptorW",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    MemorySegment answer = arena.allocate(ADDRESS);
    int good =
        (int) ask.invokeExact(rights, REVISION, OWNER_AND_RIGHTS, answer, MemorySegment.NULL);
    if (good == 0) {
      throw new IOException("Windows can't say whose the file is");
    }
    MemorySegment text = answer.get(ADDRESS, 0);
    try {
      return text(text);
    } finally {
      free(arena, text);
    }
  }

  private static void free(Arena arena, MemorySegment memory) throws Throwable {
    MethodHandle free =
        function(arena, "kernel32.dll", "LocalFree", FunctionDescriptor.of(ADDRESS, ADDRESS));
    var _ = (MemorySegment) free.invokeExact(memory);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(
      Arena arena, String library, String name, FunctionDescriptor form) {
    return Linker.nativeLinker()
        .downcallHandle(SymbolLookup.libraryLookup(library, arena).find(name).orElseThrow(), form);
  }

  @SuppressWarnings("restricted")
  private static String text(MemorySegment text) {
    return text.reinterpret(MAX_TEXT_BYTES).getString(0, StandardCharsets.UTF_16LE);
  }
}
