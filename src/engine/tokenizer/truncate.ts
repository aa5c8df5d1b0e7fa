/**
 * How many tokens of each text to keep so that both fit: the longest is cut first, and when both are cut the
 * longer keeps the odd one out. Source: `truncate_encodings` in huggingface/tokenizers (LongestFirst).
 */
export function longestFirst(lengthA: number, lengthB: number, room: number): [number, number] {
  if (lengthA + lengthB <= room) return [lengthA, lengthB];
  const half = Math.floor(room / 2);
  const shorter = Math.min(lengthA, lengthB, half);
  const longer = room - shorter;
  return lengthA > lengthB ? [longer, shorter] : [shorter, longer];
}
