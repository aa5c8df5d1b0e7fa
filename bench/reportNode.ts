import type { NodeFigures } from "./nodeFigures";
import { table } from "./table";

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** Ours in Node against native code, memory over length, and the search for leaks. */
export function nodeSection({ version, milliseconds, differences, traceBytes, leak }: NodeFigures): string {
  const lengths = Object.keys(milliseconds).map(Number);
  const peers = Object.keys(milliseconds[lengths[0]]);
  const [before, after] = [leak.before, leak.after].map(megabytes);
  return `## In Node ${version}: milliseconds on a processor

${table(
  ["tokens", ...peers, "ours ÷ ort native", "ours ÷ tfjs"],
  lengths.map((n) => {
    const times = milliseconds[n];
    const ratio = (peer: string): string => (times.ours / times[peer]).toFixed(2);
    return [`${n}`, ...peers.map((peer) => times[peer].toFixed(2)), ratio("ort native"), ratio("tfjs")];
  }),
)}

"ort native" is onnxruntime-node with one thread, which has 256-bit (or wider) arithmetic; WebAssembly has 128-bit.
Node ${version.split(".")[0]} has no relaxed SIMD without a flag, so "ours" is exact there. Largest difference of the last layer's
probabilities to ours: ${peers.map((peer) => `${peer} ${differences[peer].toExponential(0)}`).join(", ")}.

## Memory

${table(
  ["tokens", ...lengths.map(String)],
  [["all tensors of a full trace, MB", ...lengths.map((n) => megabytes(traceBytes[n]))]],
)}

Weights and working space stay at ${megabytes(leak.arena)} MB whatever the length. After a thousand full traces of 1 to 128 tokens
the process holds ${after} MB of heap and buffers; before them it held ${before} MB.

`;
}
