import type { Page } from "@playwright/test";
import { median } from "./median";
import type { PeerName } from "./peers/peer";
import type { ProcessorClock } from "./processorTime";
import type { BenchPage, Created, Difference, Turn } from "./protocol";
import type { GrowthModel } from "./random";

export interface BenchPlan {
  readonly peers: readonly PeerName[];
  readonly lengths: readonly number[];
  readonly rounds: number;
  readonly milliseconds: number;
  readonly coldStarts: number;
  readonly growthModels: readonly GrowthModel[];
  readonly growthLengths: readonly number[];
}

/** How one size of model behaves as the text grows: our engine, random weights. */
export interface Growth {
  readonly name: string;
  readonly parameters: number;
  readonly bytes: number;
  readonly milliseconds: Readonly<Record<number, number>>;
}

export interface BenchResult {
  /** True if times are what the processor spent, false if they are what the clock on the wall says. */
  readonly isProcessorTime: boolean;
  /** Always by the clock on the wall: it waits for files, too. */
  readonly coldStart: Readonly<Record<string, readonly number[]>>;
  /** By length and peer, milliseconds per run in each round. In a round all peers run, one right after the other. */
  readonly rounds: Readonly<Record<number, Readonly<Record<string, readonly number[]>>>>;
  readonly differences: Readonly<Record<string, Difference>>;
  readonly growth: readonly Growth[];
}

type WithBench = { readonly bench: BenchPage };

/** Drives the page. Peers take turns, and another one begins each round. */
export async function measure(
  page: Page,
  clock: ProcessorClock | null,
  plan: BenchPlan,
): Promise<BenchResult> {
  const start = (key: string, peer: PeerName | GrowthModel): Promise<Created> =>
    page.evaluate(([k, p]) => (globalThis as unknown as WithBench).bench.start(k, p), [key, peer] as const);
  const stop = (key: string): Promise<void> =>
    page.evaluate((k) => (globalThis as unknown as WithBench).bench.stop(k), key);
  const turn = (key: string, tokens: number, milliseconds: number): Promise<Turn> =>
    page.evaluate(([k, n, ms]) => (globalThis as unknown as WithBench).bench.turn(k, n, ms), [
      key,
      tokens,
      milliseconds,
    ] as const);
  /** Milliseconds per run. */
  const time = async (key: string, tokens: number): Promise<number> => {
    const before = clock?.();
    const { runs, wall } = await turn(key, tokens, plan.milliseconds);
    return clock && before !== undefined ? (clock() - before) / runs : wall;
  };

  const coldStart: Record<string, number[]> = {};
  for (const peer of plan.peers) {
    coldStart[peer] = [];
    // The first start fills the browser's cache and is not counted.
    for (let i = 0; i <= plan.coldStarts; i++) {
      const created = await start(peer, peer);
      if (i > 0) coldStart[peer].push(created.coldStart);
      if (i < plan.coldStarts) await stop(peer);
    }
  }
  const differences = await page.evaluate(
    (keys) => (globalThis as unknown as WithBench).bench.differences(keys),
    plan.peers,
  );
  const rounds: Record<number, Record<string, number[]>> = {};
  for (const tokens of plan.lengths) {
    rounds[tokens] = Object.fromEntries(plan.peers.map((peer) => [peer, []]));
    // Long texts take long and vary little.
    const count = tokens > 128 ? Math.ceil(plan.rounds / 3) : plan.rounds;
    for (let round = 0; round <= count; round++) {
      for (let i = 0; i < plan.peers.length; i++) {
        const peer = plan.peers[(i + round) % plan.peers.length];
        const milliseconds = await time(peer, tokens);
        // The first round at each length warms up.
        if (round > 0) rounds[tokens][peer].push(milliseconds);
      }
    }
  }
  for (const peer of plan.peers) await stop(peer);

  const growth: Growth[] = [];
  for (const model of plan.growthModels) {
    const { size } = await start(model.name, model);
    const milliseconds: Record<number, number> = {};
    for (const tokens of plan.growthLengths) {
      await time(model.name, tokens);
      const times: number[] = [];
      for (let i = 0; i < 3; i++) times.push(await time(model.name, tokens));
      milliseconds[tokens] = median(times);
    }
    growth.push({ name: model.name, ...size!, milliseconds });
    await stop(model.name);
  }
  return { isProcessorTime: clock !== null, coldStart, rounds, differences, growth };
}
