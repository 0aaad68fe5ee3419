/// The screen, and the place where a desktop client is put together.
module app.maru.ui {
  requires app.maru.messaging;
  requires atlantafx.base;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.gluonhq.attach.browser;
  requires com.google.zxing;
  requires java.desktop;
  requires javafx.controls;
  requires jdk.unsupported;
  requires org.freedesktop.dbus;
  requires org.kordamp.ikonli.core;
  requires org.kordamp.ikonli.javafx;
  requires org.kordamp.ikonli.material2;
  requires org.slf4j;

  // JavaFX makes the application by reflection.
  exports app.maru.ui to
      javafx.graphics;
  // The library of D-Bus calls these objects, and makes signals, by reflection.
  exports app.maru.ui.bus to
      org.freedesktop.dbus;

  provides ch.qos.logback.classic.spi.Configurator with
      app.maru.ui.LogSettings;
}
