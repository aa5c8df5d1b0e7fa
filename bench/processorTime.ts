import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "@playwright/test";

/** Reads how long the page's threads have been running so far. */
export type ProcessorClock = () => number;

/**
 * The milliseconds for which the threads of all pages were on a processor: what a run costs, however many other
 * programs compete for the machine. Null where the system does not tell (it is Linux that does, in
 * /proc/PID/task/TID/schedstat, in nanoseconds).
 */
export async function processorClock(browser: Browser): Promise<ProcessorClock | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const clock = (): number =>
    pages.reduce((sum, id) => {
      const threads = readdirSync(`/proc/${id}/task`);
      return sum + threads.reduce((total, thread) => total + threadTime(`/proc/${id}/task/${thread}`), 0);
    }, 0);
  try {
    return clock() > 0 ? clock : null;
  } catch {
    return null;
  }
}

function threadTime(folder: string): number {
  try {
    return Number(readFileSync(`${folder}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return 0; // The thread has just ended.
  }
}
