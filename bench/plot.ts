import type { BenchResult } from "./measure";
import { median } from "./median";

const WIDTH = 640;
const HEIGHT = 400;
const LEFT = 56;
const RIGHT = 120;
const TOP = 16;
const BOTTOM = 40;
/** Okabe & Ito's colors, told apart by everyone. */
const COLORS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f"];

/** Milliseconds over tokens, both axes logarithmic, one line per peer, as an SVG file. */
export function plot({ rounds }: BenchResult): string {
  const lengths = Object.keys(rounds).map(Number);
  const peers = Object.keys(rounds[lengths[0]]);
  const time = (n: number, peer: string): number => median(rounds[n][peer]);
  const times = lengths.flatMap((n) => peers.map((peer) => time(n, peer)));
  const decades = [Math.floor(Math.log10(Math.min(...times))), Math.ceil(Math.log10(Math.max(...times)))];
  const [first, last] = [Math.log2(lengths[0]), Math.log2(lengths[lengths.length - 1])];
  const x = (n: number): number =>
    LEFT + ((Math.log2(n) - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (ms: number): number =>
    HEIGHT - BOTTOM - ((Math.log10(ms) - decades[0]) / (decades[1] - decades[0])) * (HEIGHT - TOP - BOTTOM);
  const text = (at: string, content: string, rest = ""): string => `<text ${at} ${rest}>${content}</text>`;

  const grid = Array.from({ length: decades[1] - decades[0] + 1 }, (_, i) => 10 ** (decades[0] + i)).map(
    (ms) =>
      `<path d="M${LEFT} ${y(ms)}H${WIDTH - RIGHT}" stroke="#ccc"/>${text(`x="${LEFT - 8}" y="${y(ms) + 4}"`, `${ms}`, 'text-anchor="end"')}`,
  );
  const ticks = lengths.map((n) =>
    text(`x="${x(n)}" y="${HEIGHT - BOTTOM + 18}"`, `${n}`, 'text-anchor="middle"'),
  );
  // Names at the ends of the lines, pushed apart where they would overlap.
  let below = Number.POSITIVE_INFINITY;
  const labels = new Map(
    peers
      .map((peer) => ({ peer, at: y(time(lengths[lengths.length - 1], peer)) + 4 }))
      .sort((a, b) => b.at - a.at)
      .map(({ peer, at }) => {
        below = Math.min(at, below - 14);
        return [peer, below];
      }),
  );
  const lines = peers.map((peer, i) => {
    const points = lengths.map((n) => `${x(n).toFixed(1)},${y(time(n, peer)).toFixed(1)}`).join(" ");
    const width = peer === "ours" ? 3 : 1.5;
    return `<polyline points="${points}" fill="none" stroke="${COLORS[i]}" stroke-width="${width}"/>${text(`x="${WIDTH - RIGHT + 6}" y="${labels.get(peer)}" fill="${COLORS[i]}"`, peer)}`;
  });
  const axes = [
    text(`x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}"`, "tokens", 'text-anchor="middle"'),
    text(
      `x="14" y="${HEIGHT / 2}" transform="rotate(-90 14 ${HEIGHT / 2})"`,
      "milliseconds",
      'text-anchor="middle"',
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<title>Milliseconds for one forward pass over the number of tokens</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${[...grid, ...ticks, ...lines, ...axes].join("\n")}
</svg>
`;
}
