package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DeviceId;
import app.maru.crypto.prekey.OneTimePrekeyRecord;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.limit.Origin;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What devices publish for those who want to write to them. Signatures are looked at outside of
/// the batches, which all wait for. On the loop, but for what says otherwise.
final class Publishing {
  private final Desk desk;

  Publishing(Desk desk) {
    this.desk = desk;
  }

  /// As [Accounts#publish].
  void publish(DeviceId device, Bytes bundle, Origin from, Consumer<Optional<Stock>> answer) {
    Consumer<Optional<Stock>> told = desk.load().takeOn(from.network(), bundle.size(), answer);
    if (told == null) {
      answer.accept(Optional.empty());
      return;
    }
    Runnable lost = () -> told.accept(Optional.empty());
    desk.turns().take(from.network(), () -> put(device, bundle, told, lost), lost);
  }

  /// Not on the loop.
  private void put(DeviceId device, Bytes bundle, Consumer<Optional<Stock>> told, Runnable lost) {
    Optional<PrekeyBundle> verified = verified(bundle);
    if (verified.isEmpty()) {
      desk.loop().execute(lost);
      return;
    }
    desk.batches()
        .submit(
            session -> {
              boolean fits = fits(session, device, verified.get());
              if (fits) {
                PrekeyRows.putBundle(session, device, verified.get().deviceList().epoch(), bundle);
                DeviceRows.nowInUse(session, device);
              }
              return stocked(session, device, fits, told);
            },
            lost);
  }

  private static Optional<PrekeyBundle> verified(Bytes bundle) {
    try {
      return Optional.of(PrekeyBundle.decode(bundle.toArray()));
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }

  /// A bundle with an older device list would bring revoked devices back to those who fetch it.
  private static boolean fits(Session session, DeviceId device, PrekeyBundle bundle)
      throws SQLException {
    Optional<DeviceRows.Known> row = DeviceRows.find(session, device);
    if (row.isEmpty()) {
      return false;
    }
    Optional<PersonRows.Known> person = PersonRows.find(session, row.get().person());
    return bundle.oneTime().isEmpty()
        && bundle.certificate().hash().equals(row.get().certificateHash())
        && person.isPresent()
        && bundle.deviceList().epoch() >= person.get().epoch();
  }

  /// As [Accounts#publishOneTime].
  void publishOneTime(
      DeviceId device, List<Bytes> prekeys, Origin from, Consumer<Optional<Stock>> answer) {
    int size = prekeys.stream().mapToInt(Bytes::size).sum();
    Consumer<Optional<Stock>> told = desk.load().takeOn(from.network(), size, answer);
    if (told == null) {
      answer.accept(Optional.empty());
      return;
    }
    Runnable lost = () -> told.accept(Optional.empty());
    desk.batches()
        .submit(
            session -> {
              Optional<Bytes> bundle = PrekeyRows.bundle(session, device);
              return () ->
                  bundle.ifPresentOrElse(
                      own ->
                          desk.turns()
                              .take(
                                  from.network(),
                                  () -> add(device, own, prekeys, told, lost),
                                  lost),
                      lost);
            },
            lost);
  }

  /// Not on the loop.
  private void add(
      DeviceId device,
      Bytes bundle,
      List<Bytes> prekeys,
      Consumer<Optional<Stock>> told,
      Runnable lost) {
    Optional<PrekeyBundle> owner = verified(bundle);
    if (owner.isEmpty() || !areOf(owner.get(), prekeys)) {
      desk.loop().execute(lost);
      return;
    }
    Instant now = desk.loop().now();
    desk.batches()
        .submit(
            session -> {
              Optional<DeviceRows.Known> row = DeviceRows.find(session, device);
              Bytes certificate = owner.get().certificate().hash();
              // It may have gone, or come back with another certificate, meanwhile.
              boolean same = row.isPresent() && row.get().certificateHash().equals(certificate);
              if (same) {
                PrekeyRows.add(session, device, prekeys, now);
              }
              return stocked(session, device, same, told);
            },
            lost);
  }

  private static boolean areOf(PrekeyBundle owner, List<Bytes> prekeys) {
    try {
      for (Bytes prekey : prekeys) {
        OneTimePrekeyRecord.decode(prekey.toArray(), owner.certificate());
      }
      return true;
    } catch (DecodingException e) {
      return false;
    }
  }

  /// In a batch.
  private Runnable stocked(
      Session session, DeviceId device, boolean done, Consumer<Optional<Stock>> answer)
      throws SQLException {
    if (!done) {
      return () -> answer.accept(Optional.empty());
    }
    Stock stock = PrekeyRows.stock(session, device, desk.loop().now());
    return () -> {
      desk.directory().change(device, known -> known.withStock(stock));
      answer.accept(Optional.of(stock));
    };
  }

  /// As [Accounts#fetchBundle].
  void fetch(DeviceId device, boolean withOneTime, Origin from, Consumer<Fetched> answer) {
    boolean there = !desk.directory().stock(device).bundle().equals(Stocks.NONE.bundle());
    if (!there) {
      answer.accept(new Fetched.None());
      return;
    }
    Consumer<Fetched> told = desk.load().takeOn(from.network(), 0, answer);
    if (told == null) {
      answer.accept(new Fetched.Unavailable());
      return;
    }
    Runnable lost = () -> told.accept(new Fetched.Unavailable());
    Instant now = desk.loop().now();
    desk.batches()
        .submit(
            session -> {
              Optional<Bytes> bundle = PrekeyRows.bundle(session, device);
              if (bundle.isEmpty() || !withOneTime) {
                return () -> told.accept(Fetched.of(bundle));
              }
              Optional<Bytes> prekey = PrekeyRows.take(session, device, now);
              Stock left = PrekeyRows.stock(session, device, now);
              return () -> {
                desk.directory().change(device, known -> known.withStock(left));
                prekey.ifPresentOrElse(
                    one -> handOut(bundle.get(), one, from, told),
                    () -> told.accept(Fetched.of(bundle)));
              };
            },
            lost);
  }

  private void handOut(Bytes bundle, Bytes prekey, Origin from, Consumer<Fetched> told) {
    desk.turns()
        .take(
            from.network(),
            () -> {
              Bytes whole = join(bundle, prekey);
              desk.loop().execute(() -> told.accept(new Fetched.Found(whole)));
            },
            () -> told.accept(new Fetched.Unavailable()));
  }

  private static Bytes join(Bytes bundle, Bytes prekey) {
    try {
      PrekeyBundle published = PrekeyBundle.decode(bundle.toArray());
      OneTimePrekeyRecord record =
          OneTimePrekeyRecord.decode(prekey.toArray(), published.certificate());
      return Bytes.of(published.withOneTime(record).encode());
    } catch (DecodingException e) {
      throw new IllegalStateException("what was verified before does not decode", e);
    }
  }
}
