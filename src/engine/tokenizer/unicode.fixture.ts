import fc from "fast-check";

const point = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((code) => String.fromCodePoint(code));

const WORDS =
  "the The BANK café naïve Zürich unaffable don't e-mail 3.14 $5 C++ ΟΔΟΣ ΣΊΣΥΦΟΣ İstanbul ſtraße Straße ﬁne ½ Ⅷ №5".split(
    " ",
  );
const EMOJI = ["😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "❤️", "👍🏽", "🇩🇪", "5️⃣"];
const SPECIAL = [
  "[CLS]",
  "[SEP]",
  "[MASK]",
  "[UNK]",
  "[PAD]",
  "[mask]",
  "[MASK",
  "[[MASK]]",
  "##ing",
  "[SEP][SEP]",
];

/** A short stretch of text from one corner of Unicode. */
const snippet: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...WORDS), weight: 6 },
  { arbitrary: fc.constant(" "), weight: 8 },
  { arbitrary: point(0x20, 0x7e), weight: 4 },
  { arbitrary: fc.constantFrom(...EMOJI), weight: 2 },
  { arbitrary: fc.constantFrom(...SPECIAL), weight: 2 },
  { arbitrary: point(0x00, 0x1f), weight: 1 }, // C0 controls, tab, line ends
  { arbitrary: point(0x7f, 0xff), weight: 2 }, // C1 controls, Latin-1
  { arbitrary: point(0x100, 0x24f), weight: 1 },
  { arbitrary: point(0x300, 0x36f), weight: 3 }, // combining marks
  { arbitrary: point(0x370, 0x52f), weight: 2 }, // Greek, Cyrillic
  { arbitrary: point(0x590, 0x6ff), weight: 2 }, // Hebrew, Arabic: right to left, with points
  { arbitrary: point(0x900, 0xdff), weight: 2 }, // Indic scripts: spacing and nonspacing marks
  { arbitrary: point(0x1100, 0x11ff), weight: 1 }, // conjoining jamo
  { arbitrary: point(0x1d00, 0x1fff), weight: 1 },
  { arbitrary: point(0x2000, 0x206f), weight: 3 }, // spaces, joiners, direction marks
  { arbitrary: point(0x2070, 0x2bff), weight: 1 },
  { arbitrary: point(0x3000, 0x30ff), weight: 2 }, // CJK punctuation, kana
  { arbitrary: point(0x3400, 0x9fff), weight: 2 }, // CJK ideographs
  { arbitrary: point(0xac00, 0xd7a3), weight: 1 }, // hangul
  { arbitrary: point(0xd800, 0xdfff), weight: 1 }, // lone surrogates
  { arbitrary: point(0xe000, 0xffff), weight: 1 }, // private use, compatibility forms, U+FEFF, U+FFFD
  { arbitrary: point(0x1d100, 0x1d1ff), weight: 1 }, // musical marks with combining classes
  { arbitrary: point(0x20000, 0x2fa1f), weight: 1 }, // ideographs outside the basic plane
  { arbitrary: point(0x10000, 0x10ffff), weight: 1 },
  { arbitrary: fc.integer({ min: 90, max: 110 }).map((n) => "a".repeat(n)), weight: 1 },
  { arbitrary: fc.integer({ min: 90, max: 110 }).map((n) => "a\u0301".repeat(n)), weight: 1 },
);

/** Text mixed from all of them, and now and then from single code points of any kind. */
export const unicodeText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.array(snippet, { maxLength: 24 }).map((parts) => parts.join("")), weight: 4 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 40 }), weight: 1 },
  { arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }), weight: 1 },
);
