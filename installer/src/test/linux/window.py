#!/usr/bin/env python3
"""Measures an installed window as an eye sees it: by the pixels of its screen.

    window.py DISPLAY PROGRAM PROFILE ROUNDS

Each round starts PROGRAM with PROFILE (as of `--profile`), says after how many seconds its window and its
conversations are drawn and what processor time that took, then clicks on conversations one after the other and says
after how many milliseconds the messages of each are drawn. The window is ended in between.

DISPLAY is an X server of 1280x800 in 24 bits with a window manager and nothing else on it, such as
`Xvfb :77 -screen 0 1280x800x24 -noreset` with `openbox`; PROFILE has at least eight conversations and none open, its
window the size of a first start. Needs libX11 and libXtst. Nothing else may run meanwhile.
"""
import ctypes
import os
import signal
import statistics
import subprocess
import sys
import time

MARGIN_X, MARGIN_Y = 100, 18  # Where a window of 1080x720 stands in the middle of the screen.
LIST = (MARGIN_X + 10, MARGIN_Y + 132, 120, 400)
MESSAGES = (MARGIN_X + 340, MARGIN_Y + 82, 150, 560)
TITLE = (640, 60, 1, 1)  # Nothing but a window is there.
FIRST_ROW, ROW = MARGIN_Y + 187, 66
OPENED = [0, 2, 1, 3, 4, 5, 6, 7, 0, 2, 3, 4, 5, 6]
DRAWN = 20  # Colours of a place in which something is written.
DEADLINE = 30
CALM = 4  # Seconds after which a start is over.


class Image(ctypes.Structure):
    """The beginning of an XImage."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_char)),
    ]


class Screen:
    """An X display: what is on it, and a hand on its mouse."""

    def __init__(self, name):
        self.x = ctypes.CDLL("libX11.so.6")
        self.test = ctypes.CDLL("libXtst.so.6")
        number, pointer, natural = ctypes.c_int, ctypes.c_void_p, ctypes.c_ulong
        self.x.XOpenDisplay.restype = pointer
        self.x.XDefaultRootWindow.argtypes, self.x.XDefaultRootWindow.restype = [pointer], natural
        self.x.XGetImage.argtypes = [pointer, natural, number, number, ctypes.c_uint, ctypes.c_uint, natural, number]
        self.x.XGetImage.restype = ctypes.POINTER(Image)
        self.x.XDestroyImage.argtypes = [ctypes.POINTER(Image)]
        self.x.XFlush.argtypes = [pointer]
        self.test.XTestFakeMotionEvent.argtypes = [pointer, number, number, number, natural]
        self.test.XTestFakeButtonEvent.argtypes = [pointer, ctypes.c_uint, number, natural]
        self.display = self.x.XOpenDisplay(name.encode())
        if not self.display:
            sys.exit(f"no display {name}")
        self.root = self.x.XDefaultRootWindow(self.display)

    def pixels(self, place):
        x, y, width, height = place
        image = self.x.XGetImage(self.display, self.root, x, y, width, height, 0xFFFFFFFF, 2)
        pixels = ctypes.string_at(image.contents.data, width * height * 4)
        self.x.XDestroyImage(image)
        return pixels

    def is_drawn(self, place):
        pixels = self.pixels(place)
        return len({pixels[at : at + 4] for at in range(0, len(pixels), 4)}) > DRAWN

    def move(self, x, y):
        self.test.XTestFakeMotionEvent(self.display, -1, x, y, 0)
        self.x.XFlush(self.display)

    def click(self):
        for pressed in (1, 0):
            self.test.XTestFakeButtonEvent(self.display, 1, pressed, 0)
        self.x.XFlush(self.display)


def until(condition, step):
    """Seconds until something is so."""
    begin = time.monotonic()
    while not condition():
        if time.monotonic() - begin > DEADLINE:
            sys.exit("it never came")
        time.sleep(step)
    return time.monotonic() - begin


def cpu_seconds(process):
    with open(f"/proc/{process.pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start(program, profile, environment):
    return subprocess.Popen(
        [program, "--profile", profile, "--no-discovery", "--port", "0"], env=environment, stderr=subprocess.DEVNULL
    )


def end(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(DEADLINE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def appears(screen, process, blank, begin):
    until(lambda: screen.pixels(TITLE) != blank, 0.01)
    window = time.monotonic() - begin
    until(lambda: screen.is_drawn(LIST), 0.01)
    drawn = time.monotonic() - begin
    print(f"window {window:.2f} s, conversations {drawn:.2f} s, {cpu_seconds(process):.2f} s of CPU")
    return drawn


def openings(screen):
    taken = []
    for row in OPENED:
        screen.move(MARGIN_X + 180, FIRST_ROW + row * ROW)
        time.sleep(0.4)  # What the mouse lights up is drawn.
        before = screen.pixels(MESSAGES)
        screen.click()
        taken.append(
            until(lambda: screen.pixels(MESSAGES) != before and screen.is_drawn(MESSAGES), 0.003) * 1000
        )
        time.sleep(0.6)
    print("opened after ms:", *(round(each) for each in taken), flush=True)
    return taken


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    display, program, profile, rounds = sys.argv[1:]
    screen = Screen(display)
    environment = dict(os.environ, DISPLAY=display)
    starts, first, later = [], [], []
    for _ in range(int(rounds)):
        blank = screen.pixels(TITLE)
        begin = time.monotonic()
        process = start(program, profile, environment)
        try:
            drawn = appears(screen, process, blank, begin)
            time.sleep(CALM)
            taken = openings(screen)
            for _ in range(2):
                subprocess.run(["xdotool", "key", "Escape"], env=environment, check=True)
                time.sleep(0.5)  # So that none is open at the next start.
        finally:
            end(process)
        starts.append(drawn)
        first += taken[:3]
        later += taken[3:]
        time.sleep(0.5)
    print(f"conversations p50 {statistics.median(starts):.2f} s")
    print(f"first three p50 {statistics.median(first):.0f} ms, later ones {statistics.median(later):.0f} ms")


main()
