package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the tables say, without the prekeys, in memory. On the loop, and never ahead of the disk.
final class Directory {
  private final Map<PersonId, PersonRows.Known> persons = new HashMap<>();
  private final Map<PersonId, List<DeviceId>> devicesOf = new HashMap<>();
  private final Map<DeviceId, Device> devices = new HashMap<>();
  private final Set<PersonId> blocked = new HashSet<>();
  private long workday;
  private long wholeSince;

  /// @param row as in the table
  /// @param stock what there is of its prekeys
  record Device(DeviceRows.Known row, Stock stock) {
    Device withStock(Stock now) {
      return new Device(row, now);
    }

    Device withToken(Optional<Bytes> hash) {
      return new Device(row.withToken(hash), stock);
    }

    Device withQuota(Optional<Quota> quota) {
      return new Device(row.withQuota(quota), stock);
    }
  }

  static Directory read(Session session, Instant now) throws SQLException {
    Directory directory = new Directory();
    directory.workday = WorkdayRows.number(session);
    directory.wholeSince = WorkdayRows.wholeSince(session);
    directory.persons.putAll(PersonRows.all(session));
    directory.blocked.addAll(PersonRows.blocked(session));
    Map<DeviceId, Stock> stocks = PrekeyRows.stocks(session, now);
    for (DeviceRows.Known row : DeviceRows.all(session)) {
      directory.put(new Device(row, stocks.getOrDefault(row.device(), Stocks.NONE)));
    }
    return directory;
  }

  /// Holds from now on what `found` does.
  ///
  /// @return the devices that are not there any more
  List<DeviceId> become(Directory found) {
    List<DeviceId> gone =
        devices.keySet().stream().filter(device -> found.device(device) == null).toList();
    replace(persons, found.persons);
    replace(devicesOf, found.devicesOf);
    replace(devices, found.devices);
    blocked.clear();
    blocked.addAll(found.blocked);
    workday = found.workday;
    return gone;
  }

  private static <K, V> void replace(Map<K, V> some, Map<K, V> others) {
    some.clear();
    some.putAll(others);
  }

  /// The number of the workday.
  long workday() {
    return workday;
  }

  /// Since which workday no device is missing here that has come.
  long wholeSince() {
    return wholeSince;
  }

  /// It is this workday now.
  void workday(long number) {
    workday = number;
  }

  @Nullable Device device(DeviceId device) {
    return devices.get(device);
  }

  /// What there is of the prekeys of a device; nothing for one that is not known.
  Stock stock(DeviceId device) {
    Device known = devices.get(device);
    return known == null ? Stocks.NONE : known.stock();
  }

  List<Device> devices() {
    return List.copyOf(devices.values());
  }

  int size() {
    return devices.size();
  }

  int oneTimePrekeys() {
    return devices.values().stream().mapToInt(device -> device.stock().oneTime()).sum();
  }

  List<DeviceId> devicesOf(PersonId person) {
    return List.copyOf(devicesOf.getOrDefault(person, List.of()));
  }

  /// The newest device list known of a person, null if there is none.
  PersonRows.@Nullable Known person(PersonId person) {
    return persons.get(person);
  }

  void put(PersonId person, PersonRows.Known known) {
    persons.put(person, known);
  }

  /// Nothing is known of a person any more that has no devices.
  void forget(PersonId person) {
    persons.remove(person);
  }

  void put(Device device) {
    if (devices.put(device.row().device(), device) == null) {
      devicesOf
          .computeIfAbsent(device.row().person(), person -> new ArrayList<>())
          .add(device.row().device());
    }
  }

  /// Does nothing for a device that has gone meanwhile.
  void change(DeviceId device, UnaryOperator<Device> change) {
    devices.computeIfPresent(device, (id, before) -> change.apply(before));
  }

  /// Forgets a device.
  ///
  /// @return whether it was there
  boolean remove(DeviceId device) {
    Device gone = devices.remove(device);
    if (gone == null) {
      return false;
    }
    PersonId person = gone.row().person();
    List<DeviceId> left = devicesOf.getOrDefault(person, new ArrayList<>());
    left.remove(device);
    if (left.isEmpty()) {
      devicesOf.remove(person);
    }
    return true;
  }

  boolean isBlocked(PersonId person) {
    return blocked.contains(person);
  }

  List<PersonId> blocked() {
    return blocked.stream().sorted().toList();
  }

  void block(PersonId person) {
    blocked.add(person);
  }

  void unblock(PersonId person) {
    blocked.remove(person);
  }
}
