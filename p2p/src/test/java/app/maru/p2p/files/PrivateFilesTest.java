package app.maru.p2p.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFilesTest {
  @TempDir private Path home;

  @Test
  void what_is_made_is_for_its_owner_only() throws IOException {
    assumePermissions();
    Path folder = home.resolve("far").resolve("secrets");
    PrivateFiles.createFolder(folder);
    PrivateFiles.write(folder.resolve("key"), new byte[] {1, 2, 3});
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("key"))).isEqualTo("rw-------");
  }

  @Test
  void what_others_could_read_is_closed_to_them() throws IOException {
    assumePermissions();
    Path file = Files.writeString(home.resolve("made by a library"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    PrivateFiles.hide(file);
    assertThat(permissions(file)).isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    PrivateFiles.repair(home);
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(home)).isEqualTo("rwx------");
  }

  @Test
  void a_file_is_replaced_whole_and_leaves_nothing_beside_it() throws IOException {
    Path file = home.resolve("key");
    Files.writeString(home.resolve("key.tmp"), "cut short by a crash");
    PrivateFiles.write(file, new byte[] {1, 2, 3});
    PrivateFiles.write(file, new byte[] {4});
    assertThat(file).hasBinaryContent(new byte[] {4});
    assertThat(home.resolve("key.tmp")).doesNotExist();
  }

  @Test
  void a_file_is_no_folder() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "x");
    assertThatThrownBy(() -> PrivateFiles.createFolder(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void a_folder_goes_with_all_in_it_and_no_link_leads_out() throws IOException {
    Path kept = Files.writeString(home.resolve("kept"), "x");
    Path folder = home.resolve("folder");
    Files.createDirectories(folder.resolve("deep").resolve("deeper"));
    Files.writeString(folder.resolve("deep").resolve("file"), "x");
    Files.createSymbolicLink(folder.resolve("out"), home);
    PrivateFiles.deleteFolder(folder);
    PrivateFiles.deleteFolder(folder);
    assertThat(folder).doesNotExist();
    assertThat(kept).exists();
  }

  private void assumePermissions() {
    assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
