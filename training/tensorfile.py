"""Read and write safetensors files, without the safetensors package (Debian has none).

The layout is https://github.com/huggingface/safetensors#format: an 8-byte little-endian header
length, a JSON header, then the tensors' bytes. Only the dtypes this project uses are known.
"""

import json
import struct

import numpy as np

DTYPES = {"F32": "<f4", "F16": "<f2", "I64": "<i8", "I8": "|i1", "I32": "<i4"}
NAMES = {np.dtype(code): name for name, code in DTYPES.items()}
SCALE_SUFFIX = "_scale"


def write(path, tensors, metadata=None):
    """Write `tensors` ({name: array}) in their dict order, each aligned to 8 bytes by padding the header."""
    header = {"__metadata__": {"format": "pt", **(metadata or {})}}
    offset = 0
    for name, array in tensors.items():
        header[name] = {
            "dtype": NAMES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [offset, offset + array.nbytes],
        }
        offset += array.nbytes
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(head)))
        file.write(head)
        for array in tensors.values():
            file.write(np.ascontiguousarray(array).tobytes())


def read(path):
    """Return ({name: array as stored}, metadata)."""
    with open(path, "rb") as file:
        blob = file.read()
    (size,) = struct.unpack("<Q", blob[:8])
    header = json.loads(blob[8 : 8 + size])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        data = np.frombuffer(blob, DTYPES[entry["dtype"]], offset=8 + size + start,
                             count=(end - start) // np.dtype(DTYPES[entry["dtype"]]).itemsize)
        tensors[name] = data.reshape(entry["shape"])
    return tensors, metadata


def quantize_rows(weight):
    """Symmetric int8 per row: weight[r] ≈ values[r] * scale[r]. Returns (int8 [rows, cols], float32 [rows])."""
    weight = weight.astype(np.float32)
    scale = np.abs(weight).max(axis=1) / 127.0
    scale = np.where(scale > 0, scale, 1.0).astype(np.float32)
    values = np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8)
    return values, scale


def dequantize(tensors):
    """Return every tensor as float32, with `X` = `X` * `X_scale` by row where a scale is present."""
    plain = {}
    for name, array in tensors.items():
        if name.endswith(SCALE_SUFFIX) and name[: -len(SCALE_SUFFIX)] in tensors:
            continue
        array = array.astype(np.float32)
        if name + SCALE_SUFFIX in tensors:
            array = array * tensors[name + SCALE_SUFFIX][:, None]
        plain[name] = array
    return plain
