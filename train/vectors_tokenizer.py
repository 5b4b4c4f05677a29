"""Write the test vectors of the Go tokenizer: texts, their words, their pieces.

In: the words file and, with ``--random N``, how many random texts to add. Out:
one JSON object a line, ``{"text", "words": [[start, end, [ids]]]}``, offsets in
code points, as :class:`selon_train.words.Words` cuts them.

    python vectors_tokenizer.py
    python vectors_tokenizer.py --random 20000 --out /tmp/vectors.jsonl

Only characters are used that the Unicode version of this Python knows: a later
version may call a new character a letter that was nothing before.
"""

import argparse
import itertools
import json
import random
import unicodedata
from pathlib import Path

from selon_train.words import Words

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "internal/model/weights/words.safetensors"
OUT = ROOT / "internal/model/tokenizer/testdata/vectors.jsonl"

FRENCH = [
    "La ministre a déclaré jeudi que le budget serait voté avant l'été.",
    "Selon le porte-parole, « aucune décision n’a été prise », mais l’accord tient.",
    "«\u00a0Nous n'irons pas\u00a0», a-t-il dit\u202f; «\u202fc'est non\u202f».",
    "Qu'est-ce qu'elle a répondu\u202f? «\u00a0Rien\u00a0!\u00a0», jure-t-on à l'Élysée.",
    "— Tu viens demain ?\n— Peut-être, répondit-elle.",
    "L'œuvre coûte 3,5 Md€, soit 1\u202f234\u202f567,89 euros (−12 % sur un an).",
    "Le n° 10 du XVIIIᵉ siècle, 1ᵉʳ étage, 2ᵉ porte, M. Lefèvre, Mᵐᵉ Dupré.",
    "Aujourd’hui, le Haut-Commissariat s’est dit « préoccupé ».",
    "Où çà ? Là-bas, près du cœur naïf de Saint-Étienne, aiguë, ambiguïté, capharnaüm.",
    "D'après l'AFP, l'ex-président J.-P. Moreau aurait été entendu à 18h30.",
    "“Il ment”, accuse l'opposition, qui parle d'un ‹ scandale › d'État.",
    "anticonstitutionnellement hexakosioihexekontahexaphobie",
    "ÉCOLES FERMÉES : LE MAIRE S'EXPLIQUE",
    "Le 14 juillet 2031 à 08:00, www.exemple.test/actu?id=42#haut, contact@exemple.test",
]
ENGLISH = [
    "The minister said on Thursday that the vote would go ahead.",
    "“We won’t,” she told reporters, “and that’s that.”",
    "'Nobody knew', he said. \"Nobody at all.\"",
    "``Old quotes,'' wrote the clerk, ``are doubled singles.''",
    "According to two officials, who weren't named, it'd cost $1.2bn—or £950m.",
    "A so-called \"peace\" plan... that isn't (yet) a plan; it's 50/50.",
    "U.S. Sen. O'Neill-Smith (D-N.Y.) tweeted @someone: #NoDeal!!! http://t.example/x_y",
    "THE MAYOR DENIED IT\r\nShe did not elaborate.\r\n\r\nMore at 10 p.m.",
    "He said “she said ‘they said “no”’”.",
    "‚German single‘, „German double“, ‹inner›, ‟reversed”, 「corner」, 『white』",
    "rock 'n' roll in the '90s, y'all've, o'clock, ma'am",
    "snake_case __init__ _ a_b 3rd 1st 2nd x2 v1.26.8",
]
OTHER_LATIN = [
    "Der Sprecher sagte, „das Gespräch verlief gut“, und grüßte die Straße.",
    "«¿Quién lo dijo?», preguntó la señora. ¡Nadie!",
    "Il presidente ha detto: «È così, perché no?»",
    "O porta-voz disse que a decisão não está em questão.",
    "Rzecznik powiedział: „Nie, dziękuję”. Łódź, żółć, źrebię.",
    "Cumhurbaşkanı İstanbul'da konuştu; ısı, ığdır.",
    "Tiskový mluvčí řekl, že příště přijde učitel.",
    "Phát ngôn viên nói rằng Việt Nam đồng ý với đề nghị này.",
    "Talsmannen sa: ”Vi är överens”, på Åland, i Tromsø, ærlig.",
    "Þingmaðurinn sagði að það væri ómögulegt.",
    "Purtătorul de cuvânt a spus că șoferul și țăranul au plecat.",
    "A szóvivő azt mondta: „Őszintén szólva, nem űrhajó.”",
    "Ministrs teica, ka ģimenēm būs vairāk naudas ķīlai.",
    "Ĉu ŝi ĵus diris ĝin? Ŭa!",
    "De woordvoerder zei: 'Ĳmuiden en ijs', zo’n één à twee.",
]
HOSTILE = [
    "",
    " ",
    "\n\r\n\t ",
    "a",
    ".",
    "e\u0301te\u0301 de\u0301clare\u0301 c\u0327a \u0301seul",
    "A\u030angstro\u0308m \u212b \u00c5 \u2126 \u212a",
    "q\u0323\u0307 q\u0307\u0323 s\u0323\u0307 s\u0307\u0323 \u1e69 a\u0315\u0300\u05ae\u0301b",
    "ế e\u0302\u0301 e\u0301\u0302 \u1ebf\u0323 ệ\u0301",
    "\u1100\u1161\u11a8 \uac00\u11a8 \uac01 \u1100\u1161 \u1161\u11a8 한국어",
    "\u0958\u0915\u093c \u09c7\u09be \u0344 \u0f73 \u0f71\u0f72 \ufb1d \ufb2c",
    "Z" + "\u0301" * 29 + " y" + "\u0301" * 30 + " x" + "\u0301" * 31 + " w" + "\u0301\u0323" * 40,
    "e" + "\u0323\u0302\u0301" * 25 + "f",
    "Za\u0335\u0316\u0349l\u0334\u0320g\u0336\u033ao\u0321\u0359 il arrive",
    "👩\u200d👩\u200d👧\u200d👦 famille 🇫🇷🇬🇧 👍🏽 ❤\ufe0f 1\ufe0f\u20e3 🏴\U000e0067\U000e0062\U000e007f",
    "𝐁𝐨𝐥𝐝 𝒮𝒸𝓇𝒾𝓅𝓉 𝟙𝟚𝟛 𝔘𝔫𝔦 🅰🅱 🄰 ⓐ ① ⑳ ㏒ ㎏ ℃ № ™ ℠ ℡",
    "ﬁn ﬂux eﬃcace oﬄine ﬆyle ſt ﬅ Ǆ ǅ ǆ Ĳ ĳ ŉ ŀ",
    "½ ⅓ ⅞ 1½ x² H₂O 10⁻³ ⁄ ½½½",
    "un…deux … ‥ ․ ⋯ !!! ‼ ⁇ ⁉ ―",
    "ab\u200bcd ef\u200cgh ij\u200dkl \u200b \u200b\u200c\u200d m\u2060n \ufeffdébut fin\ufeff",
    "co\u00adopé\u00adration \u00ad \u180emot",
    "\u202egauche\u202c \u2067droite\u2069 \u200fx\u200e \u061cy",
    "a\u00a0b\u202fc\u2009d\u2003e\u3000f\u1680g\u205fh\u2028i\u2029j\u0085k\u000bl\u000cm",
    "a\u001cb\u001dc\u001ed\u001fe \u001c f\u001c g",
    "a\u0000b\u0001c\u0008d\u007fe\u0080f\u009fg \u0000 \u007f",
    "\ufffd \ufffdx \ufffc \ufff9a\ufffab\ufffb",
    "قال الرئيس إن الاتفاق «انتهى». ﷺ ﷲ ﻻ لَا",
    "הדובר אמר: ״לא״. שָׁלוֹם בְּרֵאשִׁית",
    "总统说:“不行。” 発言者は「いいえ」と述べた。ﾊﾝｶｸ ｶﾞ ＦＵＬＬ　ｗｉｄｔｈ １２３",
    "Президент сказал: «Нет». Ё ё й и\u0306 Ђ Ї",
    "Ο εκπρόσωπος είπε: «Όχι». ΐ ϊ\u0301 ᾳ ᾼ ᾇ",
    "नेता ने कहा कि ठीक है। प्रधानमंत्री",
    "โฆษกกล่าวว่า ไม่ ำ \u0e4d\u0e32",
    "mixte: Parisの会議 à Москва-centre, 東京2020, α-test",
    "<s> </s> <pad> <unk> <mask> ＜s＞ ﹤s﹥ [CLS] <unk",
    "\u2581 \u2581a a\u2581b \u2581\u2581",
    "\u00a8 \u00af \u00b4 \u00b8 ´a `b ^c ~d ˆ ˜ ˙ ˚ \u037a \u0384 \u1fc1",
    "'a' ‘a’ ‚a‛ “a” „a‟ \"a\" ''a'' ,,a'' ″a‴ ′ ‵ «a» ‹a› 〈a〉 《a》 ＂a＂ ＇a＇ `a` ´a´ ʼa ʻa ʹ ˈ",
    "l'eau l’eau lʼeau l＇eau l′eau l´eau l`eau L'EAU",
    "- ‐ ‑ ‒ – — ― − ﹣ － ⁃ ~ 〜 ～ a-b a‐b a‑b a–b a—b",
    "x" * 3000,
    "абв" * 300,
    "中" * 500 + "a" + "文" * 500,
    "é" * 700,
    "e\u0301" * 700,
    "ﬁ" * 500,
    "\u200b" * 200 + "a" + "\u200b" * 200,
    "ab" * 400 + "\u0301" * 100,
    "1234567890" * 80,
    "." * 200 + "!" * 50 + "—" * 20,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
]


def known(c: str) -> bool:
    """Whether the character is assigned and can stand in UTF-8."""
    return unicodedata.category(c) not in ("Cn", "Cs")


def ranges() -> list[str]:
    """A text for every block of 256 characters in use: some of its characters."""
    rng = random.Random(1)
    out = []
    for start in range(0, 0x110000, 256):
        if 0xE200 <= start < 0xF900 or start >= 0xF0000:
            continue  # private use: one block stands for all
        block = [chr(i) for i in range(start, start + 256) if known(chr(i))]
        if block and not 0x3600 <= start < 0x4E00 and not 0x5000 <= start < 0x9F00 and not 0xAD00 <= start < 0xD700:
            chosen = rng.sample(block, min(16, len(block)))
            out.append("".join(chosen[:8]) + " " + " ".join(chosen[8:]) + " e" + "e".join(chosen[:4]))
    return out


def pairs() -> list[str]:
    """Every mark of the first marks block behind letters that may compose with it."""
    marks = [chr(i) for i in range(0x300, 0x370)]
    return [" ".join(base + m for m in marks) for base in "aeionsuyAEC"] + [
        " ".join("o" + a + b for a, b in itertools.islice(itertools.product(marks, marks), k, 12544, 97))
        for k in range(8)
    ]


def randoms(n: int) -> list[str]:
    """Texts of characters drawn from alphabets of very different sizes."""
    rng = random.Random(2)
    every = [chr(i) for i in range(0x110000) if known(chr(i)) and not 0xE000 <= i < 0xF900 and i < 0xF0000]
    marks = [c for c in every if unicodedata.combining(c)]
    composed = [c for c in every if unicodedata.normalize("NFD", c) != c and not 0xAC00 <= ord(c) < 0xD7A4]
    jamo = [chr(i) for i in range(0x1100, 0x1200)] + ["가", "각", "힣"]
    latin = [chr(i) for i in range(0x20, 0x250) if known(chr(i))]
    punctuation = [chr(i) for i in range(0x2000, 0x2070) if known(chr(i))]
    alphabets = [every, marks, composed, jamo, latin, latin, punctuation, list("aàâeéèêiou's -,.\n")]
    out = []
    for _ in range(n):
        mix = rng.sample(alphabets, rng.randint(1, 4))
        text = "".join(rng.choice(rng.choice(mix)) for _ in range(rng.randint(1, 60)))
        out.append(unicodedata.normalize("NFD", text) if rng.random() < 0.2 else text)
    return out


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    args.add_argument("--words", default=WORDS, help="the words file")
    args.add_argument("--out", type=Path, default=OUT, help="where the vectors go")
    args.add_argument("--random", type=int, default=80, help="how many random texts to add")
    args = args.parse_args()
    words = Words(str(args.words))
    texts = FRENCH + ENGLISH + OTHER_LATIN + HOSTILE + ranges() + pairs() + randoms(args.random)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with open(args.out, "w") as f:
        for text in texts:
            f.write(json.dumps({"text": text, "words": words.cut(text)}, separators=(",", ":")) + "\n")
    print(f"{len(texts)} texts in {args.out}")


if __name__ == "__main__":
    main()
