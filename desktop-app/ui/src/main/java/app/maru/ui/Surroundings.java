package app.maru.ui;

import app.maru.ui.attention.Desk;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.picture.SavePlace;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import app.maru.ui.update.NewVersions;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;

/// What all screens of one language share.
///
/// @param soon runs a task on the screen's thread after a pause in typing
/// @param nanoTime a monotonic clock
/// @param browse opens a link outside
/// @param place asks where a picture is to be kept
/// @param versions tells whether there is a newer one
/// @param quiet whether nothing may draw attention now
/// @param desk what the system around the window offers
/// @param quit ends the program
record Surroundings(
    Engine engine,
    ClientModel model,
    ScreenSettings settings,
    Texts texts,
    Times times,
    Executor soon,
    LongSupplier nanoTime,
    Consumer<String> browse,
    SavePlace place,
    NewVersions versions,
    ReadOnlyBooleanProperty quiet,
    Desk desk,
    Runnable quit) {}
