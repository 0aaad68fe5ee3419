package app.maru.ui;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The signals by which a session, a person or a service ends a program.
///
/// Java keeps them in `jdk.unsupported`, and a compiler that takes warnings for errors refuses to
/// name what is there: hence by reflection.
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
  private static final List<String> ENDING = List.of("HUP", "INT", "TERM");

  private Signals() {}

  /// Has these signals told instead of ending the machine at once. One that this system does not
  /// have, or that Java was told to leave alone (`-Xrs`), does what it did before.
  ///
  /// @param ended takes the number of a signal, on a thread of its own each time
  static void end(IntConsumer ended) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandle tell =
          MethodHandles.filterArguments(
              lookup.bind(ended, "accept", MethodType.methodType(void.class, int.class)),
              0,
              lookup.findVirtual(signal, "getNumber", MethodType.methodType(int.class)));
      Object telling = MethodHandleProxies.asInterfaceInstance(handler, tell);
      for (String name : ENDING) {
        take(name, signal, handler, telling);
      }
    } catch (ReflectiveOperationException e) {
      LOG.warn("a signal ends the machine before all is closed", e);
    }
  }

  private static void take(String name, Class<?> signal, Class<?> handler, Object telling)
      throws ReflectiveOperationException {
    try {
      var _ =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance(name), telling);
    } catch (InvocationTargetException e) {
      LOG.debug("no signal {} here", name, e);
    }
  }
}
