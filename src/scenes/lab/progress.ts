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

function keep(answers: Answers): void {
  useProgress.setState({ answers });
  try {
    localStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    // Denied or full: the numbers on the page still count for this visit.
  }
}

/** Progress in the lab. It is kept on the device and goes nowhere else: no link holds it, nothing is sent. */
export const useProgress = create<{ readonly answers: Answers }>(() => ({ answers: read() }));

/** Notes how a question was answered; only the first time counts. */
export function noteAnswer(id: string, right: boolean): void {
  const { answers } = useProgress.getState();
  if (id in answers) return;
  keep(Object.fromEntries([...Object.entries(answers), [id, right] as const].slice(-MOST)));
}

export const forgetProgress = (): void => keep({});

/** Right ones and all, of the questions whose id begins so. */
export function scoreOf(answers: Answers, prefix: string): { right: number; all: number } {
  const mine = Object.entries(answers).filter(([id]) => id.startsWith(prefix));
  return { right: mine.filter(([, right]) => right).length, all: mine.length };
}
