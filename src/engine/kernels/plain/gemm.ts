/** Rows of the output that one tile computes, and columns: 12 sums, which fit the registers of x86 and ARM. */
export const TILE_ROWS = 3;
export const TILE_COLUMNS = 4;

/** output[i][j] = bias[j] + Σₖ a[i][k] · b[j][k]; all places are offsets in the arena. */
interface Gemm {
  /**
   * Reorders `m` rows of `a` so that a tile reads them one after the other: [rows/3][k][3], then the rest.
   * @returns nothing; the packed rows start at `to`.
   */
  packRows(a: number, stride: number, m: number, k: number, to: number): void;
  /** `a` packed by `packRows`; `b` in panels of four: [n/4][k][4]; `n` a multiple of 4. */
  multiply(
    a: number,
    b: number,
    bias: number,
    output: number,
    stride: number,
    m: number,
    k: number,
    n: number,
  ): void;
}

/**
 * Matrix products for a JavaScript JIT. What made it fast, in this order: one typed array that the compiler
 * knows to be constant (`F`), operands in the order of reading, twelve running sums in local variables (as
 * 64-bit floats: rounding to 32 bits at each step is seven times slower), and `| 0` on every index.
 */
export function createGemm(F: Float32Array): Gemm {
  function packRows(a: number, stride: number, m: number, k: number, to: number): void {
    let o = to | 0;
    let i = 0;
    for (; i + TILE_ROWS <= m; i += TILE_ROWS) {
      const r0 = (a + i * stride) | 0;
      const r1 = (r0 + stride) | 0;
      const r2 = (r1 + stride) | 0;
      for (let p = 0; p < k; p++) {
        F[o] = F[(r0 + p) | 0];
        F[(o + 1) | 0] = F[(r1 + p) | 0];
        F[(o + 2) | 0] = F[(r2 + p) | 0];
        o = (o + 3) | 0;
      }
    }
    const left = m - i;
    for (let p = 0; p < k; p++) {
      for (let r = 0; r < left; r++) {
        F[o] = F[(a + (i + r) * stride + p) | 0];
        o = (o + 1) | 0;
      }
    }
  }

  function tile3(ap: number, bp: number, k: number, bias: number, cp: number, stride: number): void {
    let c00 = F[bias | 0];
    let c01 = F[(bias + 1) | 0];
    let c02 = F[(bias + 2) | 0];
    let c03 = F[(bias + 3) | 0];
    let c10 = c00;
    let c11 = c01;
    let c12 = c02;
    let c13 = c03;
    let c20 = c00;
    let c21 = c01;
    let c22 = c02;
    let c23 = c03;
    let a = ap | 0;
    let b = bp | 0;
    const end = (bp + k * 4) | 0;
    do {
      const b0 = F[b];
      const b1 = F[(b + 1) | 0];
      const b2 = F[(b + 2) | 0];
      const b3 = F[(b + 3) | 0];
      const a0 = F[a];
      c00 += a0 * b0;
      c01 += a0 * b1;
      c02 += a0 * b2;
      c03 += a0 * b3;
      const a1 = F[(a + 1) | 0];
      c10 += a1 * b0;
      c11 += a1 * b1;
      c12 += a1 * b2;
      c13 += a1 * b3;
      const a2 = F[(a + 2) | 0];
      c20 += a2 * b0;
      c21 += a2 * b1;
      c22 += a2 * b2;
      c23 += a2 * b3;
      a = (a + 3) | 0;
      b = (b + 4) | 0;
    } while (b < end);
    let c = cp | 0;
    F[c] = c00;
    F[(c + 1) | 0] = c01;
    F[(c + 2) | 0] = c02;
    F[(c + 3) | 0] = c03;
    c = (c + stride) | 0;
    F[c] = c10;
    F[(c + 1) | 0] = c11;
    F[(c + 2) | 0] = c12;
    F[(c + 3) | 0] = c13;
    c = (c + stride) | 0;
    F[c] = c20;
    F[(c + 1) | 0] = c21;
    F[(c + 2) | 0] = c22;
    F[(c + 3) | 0] = c23;
  }

  function tile2(ap: number, bp: number, k: number, bias: number, cp: number, stride: number): void {
    let c00 = F[bias | 0];
    let c01 = F[(bias + 1) | 0];
    let c02 = F[(bias + 2) | 0];
    let c03 = F[(bias + 3) | 0];
    let c10 = c00;
    let c11 = c01;
    let c12 = c02;
    let c13 = c03;
    let a = ap | 0;
    let b = bp | 0;
    const end = (bp + k * 4) | 0;
    do {
      const b0 = F[b];
      const b1 = F[(b + 1) | 0];
      const b2 = F[(b + 2) | 0];
      const b3 = F[(b + 3) | 0];
      const a0 = F[a];
      c00 += a0 * b0;
      c01 += a0 * b1;
      c02 += a0 * b2;
      c03 += a0 * b3;
      const a1 = F[(a + 1) | 0];
      c10 += a1 * b0;
      c11 += a1 * b1;
      c12 += a1 * b2;
      c13 += a1 * b3;
      a = (a + 2) | 0;
      b = (b + 4) | 0;
    } while (b < end);
    const c = cp | 0;
    F[c] = c00;
    F[(c + 1) | 0] = c01;
    F[(c + 2) | 0] = c02;
    F[(c + 3) | 0] = c03;
    const d = (c + stride) | 0;
    F[d] = c10;
    F[(d + 1) | 0] = c11;
    F[(d + 2) | 0] = c12;
    F[(d + 3) | 0] = c13;
  }

  function tile1(ap: number, bp: number, k: number, bias: number, cp: number): void {
    let c0 = F[bias | 0];
    let c1 = F[(bias + 1) | 0];
    let c2 = F[(bias + 2) | 0];
    let c3 = F[(bias + 3) | 0];
    let a = ap | 0;
    let b = bp | 0;
    const end = (bp + k * 4) | 0;
    do {
      const x = F[a];
      c0 += x * F[b];
      c1 += x * F[(b + 1) | 0];
      c2 += x * F[(b + 2) | 0];
      c3 += x * F[(b + 3) | 0];
      a = (a + 1) | 0;
      b = (b + 4) | 0;
    } while (b < end);
    const c = cp | 0;
    F[c] = c0;
    F[(c + 1) | 0] = c1;
    F[(c + 2) | 0] = c2;
    F[(c + 3) | 0] = c3;
  }

  function multiply(
    a: number,
    b: number,
    bias: number,
    output: number,
    stride: number,
    m: number,
    k: number,
    n: number,
  ): void {
    // A panel of b stays in the cache while all rows of a pass by.
    for (let j = 0; j < n; j += TILE_COLUMNS) {
      const panel = b + j * k;
      let i = 0;
      for (; i + TILE_ROWS <= m; i += TILE_ROWS) {
        tile3(a + i * k, panel, k, bias + j, output + i * stride + j, stride);
      }
      if (m - i === 2) tile2(a + i * k, panel, k, bias + j, output + i * stride + j, stride);
      else if (m - i === 1) tile1(a + i * k, panel, k, bias + j, output + i * stride + j);
    }
  }

  return { packRows, multiply };
}
