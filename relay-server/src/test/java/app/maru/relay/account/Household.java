package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceId;
import app.maru.crypto.DeviceList;
import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/// A person who adds and revokes devices, which the crypto module can't do yet for anybody: it is
/// done behind its back.
final class Household {
  private final Identity first;
  private final Instant now;
  private DeviceList list;

  Household(SecureRandom random, Instant now) {
    this.first = Identity.create(random, now);
    this.now = now;
    this.list = first.deviceList();
  }

  Identity first() {
    return first;
  }

  DeviceList list() {
    return list;
  }

  /// A certificate for the keys of `other` as a device of this person.
  DeviceCertificate certify(Identity other) throws ReflectiveOperationException {
    Object person = field(first, "personKeys");
    Method issue =
        method(
            DeviceCertificate.class,
            "issue",
            person.getClass(),
            byte[].class,
            byte[].class,
            Instant.class);
    DeviceCertificate theirs = other.certificate();
    return (DeviceCertificate) issue.invoke(null, person, theirs.dhKey(), theirs.signingKey(), now);
  }

  /// Another device of this person with the keys of `other`; what it has as its own list is the
  /// newest one.
  Identity device(Identity other, DeviceCertificate certificate)
      throws ReflectiveOperationException {
    Constructor<?> constructor = Identity.class.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return (Identity)
        constructor.newInstance(
            field(first, "personKeys"),
            field(other, "signingKeys"),
            field(other, "dhKeys"),
            certificate,
            list);
  }

  /// The person's next list names these devices and no others.
  void nowHas(List<DeviceCertificate> devices, List<DeviceId> revoked)
      throws ReflectiveOperationException {
    list = next(devices, revoked);
  }

  /// What could be the next list.
  DeviceList next(List<DeviceCertificate> devices, List<DeviceId> revoked)
      throws ReflectiveOperationException {
    Object person = field(first, "personKeys");
    Method issue =
        method(
            DeviceList.class,
            "issue",
            person.getClass(),
            PersonId.class,
            long.class,
            List.class,
            List.class,
            Bytes.class);
    return (DeviceList)
        issue.invoke(
            null,
            person,
            first.person(),
            list.epoch() + 1,
            devices.stream().map(DeviceCertificate::hash).toList(),
            revoked,
            list.hash());
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  private static Method method(Class<?> owner, String name, Class<?>... types)
      throws ReflectiveOperationException {
    Method method = owner.getDeclaredMethod(name, types);
    method.setAccessible(true);
    return method;
  }
}
