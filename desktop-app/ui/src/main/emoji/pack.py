#!/usr/bin/env python3
"""Makes the pictures and names of emoji that come with the window: see docs/decisions/0025-how-emoji-are-drawn.md.

    pack.py NotoColorEmoji.ttf emoji-test.txt CLDR/common OUTPUT

Needs fonttools and Pillow with libimagequant; on Debian python3-fonttools, python3-pil, fonts-noto-color-emoji and
unicode-data, unicode-cldr-core. Writes pictures.bin and names.txt.
"""
import io
import re
import sys
import xml.etree.ElementTree as ElementTree

from fontTools.ttLib import TTFont
from PIL import Image

PIXELS = 44
COLOURS = 48
PRESENTATION = 0xFE0F
TONES = range(0x1F3FB, 0x1F3FF + 1)
LIGATURES = 4
EXTENSION = 7


def glyphs(font):
    """Returns a function from characters to the glyph that stands for all of them together."""
    single = font.getBestCmap()
    together = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if table.LookupType == EXTENSION:
                table = table.ExtSubTable
            if table.LookupType == LIGATURES:
                for first, ligatures in table.ligatures.items():
                    for ligature in ligatures:
                        together[(first, *ligature.Component)] = ligature.LigGlyph

    def find(characters):
        bare = tuple(single.get(each) for each in characters if each != PRESENTATION)
        found = bare[0] if len(bare) == 1 else together.get(bare)
        return found or together.get(tuple(single.get(each) for each in characters))

    return find


def emoji(listing):
    """Every fully qualified emoji with at most one tone of skin: group, characters, name."""
    group = None
    for line in open(listing, encoding="utf8"):
        if line.startswith("# group: "):
            group = line[len("# group: "):].strip()
        match = re.match(r"([0-9A-F ]+); fully-qualified\s+# (\S+) E[\d.]+ (.*)", line)
        if match and group != "Component":
            characters = [int(each, 16) for each in match.group(1).split()]
            if sum(each in TONES for each in characters) <= 1:
                yield group, characters, match.group(3)


def names(cldr, language):
    """Name and keywords of each emoji without its presentation character."""
    found = {}
    for part in ("annotations", "annotationsDerived"):
        for each in ElementTree.parse(f"{cldr}/{part}/{language}.xml").iter("annotation"):
            entry = found.setdefault(each.get("cp").replace("\ufe0f", ""), ["", ""])
            entry[0 if each.get("type") == "tts" else 1] = each.text
    return found


def picture(png):
    """A square PNG of few colours."""
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    side = max(image.size)
    square = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    small = square.convert("RGBa").resize((PIXELS, PIXELS), Image.LANCZOS).convert("RGBA")
    out = io.BytesIO()
    small.quantize(COLOURS, method=Image.LIBIMAGEQUANT, dither=0).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(font_file, listing, cldr, output):
    font = TTFont(font_file)
    find = glyphs(font)
    strikes = font["CBDT"].strikeData[0]
    said = {language: names(cldr, language) for language in ("en", "ko")}
    offset = 0
    last = None
    with open(f"{output}/pictures.bin", "wb") as pictures, open(f"{output}/names.txt", "w", encoding="utf8") as lines:
        for group, characters, name in emoji(listing):
            glyph = find(characters)
            if glyph not in strikes:
                print("no picture of", name, file=sys.stderr)
                continue
            png = picture(strikes[glyph].imageData)
            pictures.write(png)
            if group != last:
                lines.write(f"# {group}\n")
                last = group
            text = "".join(map(chr, characters))
            fields = [text, str(offset), str(len(png))]
            if not any(each in TONES for each in characters):
                for language in ("en", "ko"):
                    called, keywords = said[language].get(text.replace("\ufe0f", "")) or (name, "")
                    called = called or name
                    others = [word for word in keywords.split("|") if word.strip() != called]
                    fields.append("|".join(word.strip() for word in [called, *others] if word.strip()))
            lines.write("\t".join(fields) + "\n")
            offset += len(png)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
