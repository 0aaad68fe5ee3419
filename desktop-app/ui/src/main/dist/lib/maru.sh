# Read by the start script before Java begins.

# Whatever program of a session uses GTK first has it look at what OpenGL offers, which loads all of
# it: a fifth of a window's memory. Without a graphics card the processor draws, and needs none.
if [ ! -e /dev/dri ] && [ ! -e /dev/nvidiactl ] && [ ! -e /dev/dxg ]; then
  export GDK_GL="${GDK_GL-disable}"
fi
