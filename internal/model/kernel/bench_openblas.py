"""Print the speed of numpy's float32 product on one core, for the shapes of
BenchmarkLinearFloat: the fastest of many calls, in the time that the thread
ran.

Needs numpy with OpenBLAS. Run as: python bench_openblas.py
"""
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
# Either of these would hold OpenBLAS below what the processor can do.
os.environ.pop("OPENBLAS_CORETYPE", None)
os.environ.pop("OPENBLAS_L2_SIZE", None)

import time

import numpy

SHAPES = [(128, 384, 1536), (400, 384, 1152), (400, 384, 384), (400, 384, 1536), (400, 1536, 384)]
SECONDS = 1.0  # a shape


def speed(rows: int, inner: int, out: int) -> float:
    """Return billions of operations a second at the fastest call."""
    random = numpy.random.default_rng(1)
    x = random.standard_normal((rows, inner), dtype=numpy.float32)
    weights = random.standard_normal((inner, out), dtype=numpy.float32)
    into = numpy.empty((rows, out), dtype=numpy.float32)
    fastest, end = float("inf"), time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        start = time.thread_time()
        numpy.matmul(x, weights, out=into)
        fastest = min(fastest, time.thread_time() - start)
    return 2 * rows * inner * out / fastest / 1e9


if __name__ == "__main__":
    print(f"numpy {numpy.__version__}")
    for shape in SHAPES:
        print(f"{'x'.join(map(str, shape)):>14}  {speed(*shape):6.1f} GFLOP/s")
