package app.maru.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Formats every source in place: what `./mvnw -q -Pformat` runs.
public final class Format {
  private Format() {}

  /// Rewrites the sources that [TidyTest] would complain about.
  public static void main(String[] args) throws IOException, FormatterException {
    Formatter formatter = new Formatter();
    for (Path source : House.sources()) {
      String text = Files.readString(source);
      String tidy = formatter.formatSourceAndFixImports(text);
      if (!tidy.equals(text)) {
        Files.writeString(source, tidy);
      }
    }
  }
}
