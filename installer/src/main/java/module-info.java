/// Makes the packages by which people install Maru.
module app.maru.installer {
  requires java.desktop;
  requires org.jspecify;
}
