"""The words that the network knows: pieces, scores, normalisation, embeddings.

In: the published encoder. Out: ``words.safetensors``, the part of its
vocabulary that texts in Latin script need, which never changes with training,
and :class:`Words`, which cuts a text into words and words into pieces exactly
as the Go tokenizer does.

A word is a run of letters, marks, digits, underscores and format characters,
or any other single character that is no white space. Words are cut into pieces
one by one, so that no piece lies over the border of two words; a word at the
start of the text or after white space is preceded by U+2581.
"""

import json
import struct
import unicodedata

import numpy as np
import regex
from tokenizers import Tokenizer, models

from .encoder_file import Encoder

WORD = regex.compile(
    r"[\p{L}\p{M}\p{N}\p{Cf}_]+|[^\p{White_Space}\p{L}\p{M}\p{N}\p{Cf}_]"
)
WHITE = regex.compile(r"\p{White_Space}")  # str.isspace adds U+001C to U+001F, which are controls
SPACE = "\u2581"
BOS, PAD, EOS, UNK = 0, 1, 2, 3
ROW_BYTES = 216  # 384 values in Q4_0


def wanted(piece: str) -> bool:
    """Whether all letters of the piece are Latin; pieces without letters are."""
    return all("LATIN" in unicodedata.name(c, "") for c in piece if c.isalpha())


def export(encoder: Encoder, path: str) -> None:
    """Write the words file in the safetensors form."""
    keep = [i for i, p in enumerate(encoder.pieces[:-1]) if i <= UNK or wanted(p.decode())]
    pieces = [encoder.pieces[i] for i in keep]
    rows = encoder.tensors["emb.word"][2].reshape(-1, ROW_BYTES)[keep]
    values = [v for _, out in encoder.normal for v in out]
    save(
        path,
        {
            "piece_bytes": np.frombuffer(b"".join(pieces), np.uint8),
            "piece_ends": np.cumsum([len(p) for p in pieces]).astype(np.uint32),
            "piece_scores": encoder.scores[keep].astype(np.float32),
            "normal_keys": np.array([k for k, _ in encoder.normal], np.uint32),
            "normal_ends": np.cumsum([len(o) for _, o in encoder.normal]).astype(np.uint32),
            "normal_values": np.array(values, np.uint32),
            "embedding": np.ascontiguousarray(rows),
        },
        {"form": "selon-words-1", "hidden": "384", "quantised": "q4_0"},
    )


DTYPES = {"uint8": "U8", "int8": "I8", "uint32": "U32", "float32": "F32", "float16": "F16"}
ALIGN = 64


def save(path: str, tensors: dict[str, np.ndarray], meta: dict[str, str]) -> None:
    """Write safetensors; the header is padded so that data starts on 64 bytes."""
    header, at = {"__metadata__": meta}, 0
    for name, t in tensors.items():
        header[name] = {"dtype": DTYPES[t.dtype.name], "shape": list(t.shape), "data_offsets": [at, at + t.nbytes]}
        at += t.nbytes
    text = json.dumps(header, separators=(",", ":"), sort_keys=True).encode()
    text += b" " * (-(len(text) + 8) % ALIGN)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text)
        for t in tensors.values():
            f.write(np.ascontiguousarray(t).tobytes())


def read(path: str) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """Read a safetensors file."""
    names = {v: k for k, v in DTYPES.items()}
    with open(path, "rb") as f:
        raw = f.read()
    (size,) = struct.unpack_from("<Q", raw)
    header = json.loads(raw[8 : 8 + size])
    meta, base, out = header.pop("__metadata__", {}), 8 + size, {}
    for name, h in header.items():
        a, b = h["data_offsets"]
        out[name] = np.frombuffer(raw[base + a : base + b], names[h["dtype"]]).reshape(h["shape"])
    return out, meta


class Words:
    """Cuts texts into words and pieces."""

    def __init__(self, path: str):
        tensors, _ = read(path)
        self.embedding = tensors["embedding"]
        ends = tensors["piece_ends"]
        blob = tensors["piece_bytes"].tobytes()
        starts = np.concatenate([[0], ends[:-1]])
        pieces = [blob[a:b].decode() for a, b in zip(starts, ends)]
        self.pieces = pieces
        scores = tensors["piece_scores"].tolist()
        # The scorer of unknown characters is the library's: least score - 10.
        self.model = Tokenizer(models.Unigram(list(zip(pieces, scores)), UNK, False)).model
        ends = tensors["normal_ends"].tolist()
        values = tensors["normal_values"].tolist()
        self.normal = {
            k: "".join(map(chr, values[a:b]))
            for k, a, b in zip(tensors["normal_keys"].tolist(), [0, *ends[:-1]], ends)
        }
        self.cache: dict[tuple[str, bool], list[int]] = {}

    def pieces_of(self, word: str, spaced: bool) -> list[int]:
        """Ids of a word's pieces; empty when normalisation leaves nothing of it."""
        key = (word, spaced)
        ids = self.cache.get(key)
        if ids is None:
            text = unicodedata.normalize("NFC", word)
            text = "".join(self.normal.get(ord(c), c) for c in text)
            text = WHITE.sub("", text)
            ids = [t.id for t in self.model.tokenize((SPACE if spaced else "") + text)] if text else []
            self.cache[key] = ids
        return ids

    def cut(self, text: str) -> list[tuple[int, int, list[int]]]:
        """The words of a text: start and end in code points, ids of the pieces."""
        out = []
        for m in WORD.finditer(text):
            a, b = m.span()
            spaced = a == 0 or WHITE.match(text, a - 1) is not None
            ids = self.pieces_of(m.group(), spaced)
            if ids:
                out.append((a, b, ids))
        return out


def main():
    import sys

    from . import encoder_file

    export(encoder_file.load(sys.argv[1]), sys.argv[2])


if __name__ == "__main__":
    main()
