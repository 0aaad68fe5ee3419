package app.maru.relay;

import app.maru.p2p.net.StrangerLimits;
import app.maru.relay.account.AccountOptions;
import app.maru.relay.account.EntryPolicy;
import app.maru.relay.account.Quota;
import app.maru.relay.limit.RelayRates;
import app.maru.relay.session.SessionOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What the operator has set. One that exists holds a good value for every setting.
///
/// An option wins over the environment, the environment over the file, the file over what is usual.
public final class RelayConfig {
  /// Read from the data folder unless another file is named.
  static final String FILE = "relay.properties";

  private static final String PREFIX = "MARU_RELAY_";

  /// Names another file, as the option does.
  static final String VARIABLE = PREFIX + "CONFIG";

  private final Map<Setting, String> values;

  private RelayConfig(Map<Setting, String> values) {
    this.values = values;
  }

  /// Reads all places.
  ///
  /// @param flags as given on the command line
  /// @param environment of the process; other variables with our prefix are wrong
  /// @param file the one that is named, which must be there
  /// @throws ConfigException if anything is unknown or wrong
  static RelayConfig read(
      Map<Setting, String> flags, Map<String, String> environment, Optional<Path> file)
      throws ConfigException {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, setting.usual());
    }
    Map<Setting, String> told = new EnumMap<>(Setting.class);
    told.putAll(ofEnvironment(environment));
    for (Map.Entry<Setting, String> flag : flags.entrySet()) {
      told.put(flag.getKey(), checked(flag.getKey(), flag.getValue(), flag.getKey().flag()));
    }
    values.putAll(told);
    Path usual = new RelayConfig(values).data().resolve(FILE);
    if (file.isPresent() || Files.exists(usual)) {
      values.putAll(ofFile(file.orElse(usual)));
      values.putAll(told);
    }
    return new RelayConfig(values);
  }

  private static Map<Setting, String> ofEnvironment(Map<String, String> environment)
      throws ConfigException {
    Map<Setting, String> found = new EnumMap<>(Setting.class);
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().startsWith(PREFIX) && !variable.getKey().equals(VARIABLE)) {
        String name = variable.getKey().substring(PREFIX.length());
        Setting setting = find(name.toLowerCase(Locale.ROOT).replace('_', '-'), variable.getKey());
        found.put(setting, checked(setting, variable.getValue(), variable.getKey()));
      }
    }
    return found;
  }

  private static Map<Setting, String> ofFile(Path file) throws ConfigException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException("the file " + file + " can't be read");
    }
    Map<Setting, String> found = new EnumMap<>(Setting.class);
    for (String key : properties.stringPropertyNames()) {
      String where = key + " in " + file;
      Setting setting = find(key, where);
      if (setting == Setting.DATA) {
        throw new ConfigException(where + ": the folder can't be set in a file inside of it");
      }
      found.put(setting, checked(setting, properties.getProperty(key).strip(), where));
    }
    return found;
  }

  private static Setting find(String key, String where) throws ConfigException {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    throw new ConfigException(where + ": there is no such setting; try --help");
  }

  private static String checked(Setting setting, String value, String where)
      throws ConfigException {
    Optional<String> fault = setting.fault(value);
    if (fault.isPresent()) {
      throw new ConfigException(where + " " + fault.get() + ", not \"" + value + "\"");
    }
    return value;
  }

  private String value(Setting setting) {
    return values.getOrDefault(setting, setting.usual());
  }

  private int number(Setting setting) {
    return Integer.parseInt(value(setting));
  }

  private long size(Setting setting) {
    return Sizes.parse(value(setting)).orElseThrow();
  }

  /// The relay's folder.
  public Path data() {
    String value = value(Setting.DATA);
    boolean home = value.equals("~") || value.startsWith("~/");
    return home
        ? Path.of(System.getProperty("user.home"), value.substring(1))
        : Path.of(value).toAbsolutePath();
  }

  /// Where to listen.
  public int port() {
    return number(Setting.PORT);
  }

  /// What the link says, if that is set.
  public Optional<String> host() {
    return Optional.of(value(Setting.HOST)).filter(host -> !host.isEmpty());
  }

  /// Who gets a mailbox, and how big.
  public AccountOptions accounts() {
    return new AccountOptions(
        EntryPolicy.valueOf(value(Setting.ENTRY).toUpperCase(Locale.ROOT)),
        new Quota(size(Setting.MAILBOX_BYTES), number(Setting.MAILBOX_COUNT)),
        number(Setting.MAX_DEVICES),
        Math.max(number(Setting.ABSENT_DAYS), number(Setting.KEEP_DAYS)));
  }

  /// How long mail waits.
  public Duration keeps() {
    return Duration.ofDays(number(Setting.KEEP_DAYS));
  }

  /// How much disk all mail may take.
  public long totalBytes() {
    return size(Setting.TOTAL_BYTES);
  }

  /// How many connections at a time.
  public int maxConnections() {
    return number(Setting.MAX_CONNECTIONS);
  }

  /// How many of them from one address.
  public int maxPerAddress() {
    return Math.min(maxConnections(), SessionOptions.MAX_PER_ADDRESS * number(Setting.RATES));
  }

  /// How often things may be done.
  public RelayRates rates() {
    return RelayRates.USUAL.times(number(Setting.RATES));
  }

  /// What strangers may take.
  public StrangerLimits strangers() {
    return StrangerLimits.RELAY.times(number(Setting.RATES));
  }

  /// Where the operator's commands are served; 0 for any.
  public int adminPort() {
    return number(Setting.ADMIN_PORT);
  }

  /// Whether to announce it on the LAN.
  public boolean discovery() {
    return value(Setting.DISCOVERY).equals("on");
  }

  /// Whether to show the link as a QR code too.
  public boolean qr(boolean terminal) {
    String qr = value(Setting.QR);
    return qr.equals("on") || (terminal && qr.equals("auto"));
  }

  /// How much to log: the name of a level.
  public String logLevel() {
    return value(Setting.LOG_LEVEL);
  }
}
