package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxPackagesTest {
  @Test
  void a_package_owns_its_folders_so_that_they_go_with_it_and_nobody_elses(@TempDir Path folder)
      throws Exception {
    Tree tree = new Tree(folder);
    for (String file :
        new String[] {
          "etc/maru-relay/relay.properties",
          "opt/maru-relay/bin/maru-relay",
          "opt/maru-relay/lib/app/maru-relay.cfg",
          "usr/bin/maru-relay",
          "usr/lib/systemd/system/maru-relay.service",
          "usr/share/doc/maru-relay/copyright"
        }) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.createFile(folder.resolve(file));
    }
    assertThat(LinuxPackages.listed(tree, "maru-relay"))
        .containsExactly(
            "%defattr(-,root,root,-)",
            "%dir /etc/maru-relay",
            "%config(noreplace) /etc/maru-relay/relay.properties",
            "/opt/maru-relay",
            "/usr/bin/maru-relay",
            "/usr/lib/systemd/system/maru-relay.service",
            "%dir /usr/share/doc/maru-relay",
            "/usr/share/doc/maru-relay/copyright");
  }
}
