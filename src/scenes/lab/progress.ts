import { create } from "zustand";

/** What was answered on this device: question id → right the first time. */
export type Answers = Readonly<Record<string, boolean>>;

const KEY = "lab";
/** More are not kept: the oldest go. */
const MOST = 500;

function read(): Answers {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return {};
    return Object.fromEntries(
      Object.entries(kept)
        .filter(([, right]) => typeof right === "boolean")
        .slice(-MOST),
    );
  } catch {
    // Storage is denied, or holds something else: progress then starts anew and lasts for this visit.
    return {};
  }
}

function write(answers: Answers): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    // Denied or full: the numbers on the page still count for this visit.
  }
}

interface Progress {
  readonly answers: Answers;
  /** Notes how a question was answered; only the first time counts. */
  answered(id: string, right: boolean): void;
  reset(): void;
}

/** Progress in the lab. It is kept on the device and goes nowhere else: no link holds it, nothing is sent. */
export const useProgress = create<Progress>((set, get) => ({
  answers: read(),
  answered(id, right) {
    const { answers } = get();
    if (id in answers) return;
    const all = Object.fromEntries([...Object.entries(answers), [id, right] as const].slice(-MOST));
    write(all);
    set({ answers: all });
  },
  reset() {
    write({});
    set({ answers: {} });
  },
}));

/** Right ones and all, of the questions whose id begins so. */
export function scoreOf(answers: Answers, prefix: string): { right: number; all: number } {
  const mine = Object.entries(answers).filter(([id]) => id.startsWith(prefix));
  return { right: mine.filter(([, right]) => right).length, all: mine.length };
}
