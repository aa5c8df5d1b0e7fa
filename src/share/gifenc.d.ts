/** The part of gifenc (https://github.com/mattdesl/gifenc) that this page uses; the package has no types of its own. */
declare module "gifenc" {
  /** Rows of [red, green, blue]. */
  type Palette = number[][];

  export interface Encoder {
    /** `delay` in milliseconds; `repeat` 0 is for ever and counts in the first frame only. */
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: { readonly palette: Palette; readonly delay: number; readonly repeat?: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
  export function quantize(rgba: Uint8ClampedArray, maxColors: number): Palette;
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array;
}
