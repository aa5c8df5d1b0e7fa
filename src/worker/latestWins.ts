/**
 * Runs named jobs one at a time. A job asked under a name that already waits takes the older one's place, one that is
 * under way is told to stop, and an answer that a newer question of the same name has overtaken is dropped: the
 * latest input wins.
 */
export class LatestWins<Question, Answer> {
  private readonly waiting = new Map<string, Question>();
  private readonly newest = new Map<string, Question>();
  private underWay: { readonly name: string; readonly stop: AbortController } | null = null;
  /** The work that goes on until nothing is asked any more. */
  private working: Promise<void> = Promise.resolve();
  /** Counts the calls of `clear`: work begun before the last one is over, whatever it still answers. */
  private era = 0;

  /** @param perform may stop early when its signal says so; what it answers then is not used. */
  constructor(
    private readonly perform: (question: Question, signal: AbortSignal) => Promise<Answer>,
    private readonly done: (name: string, question: Question, answer: Answer) => void,
    private readonly failed: (name: string, question: Question, error: unknown) => void,
  ) {}

  ask(name: string, question: Question): void {
    this.stop(name);
    this.newest.set(name, question);
    this.waiting.set(name, question);
    if (!this.underWay) this.working = this.work();
  }

  /** Resolves when nothing that was asked so far, or because of its answers, is left to do. */
  async idle(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.working; ) {
      seen = this.working;
      await seen;
    }
  }

  /** Forgets the question of this name: nobody waits for its answer any more. */
  drop(name: string): void {
    this.waiting.delete(name);
    this.newest.delete(name);
    this.stop(name);
  }

  /** Drops what waits or is under way by other names than these, and says which. */
  keep(names: ReadonlySet<string>): readonly string[] {
    const all = new Set([...this.waiting.keys(), ...(this.underWay ? [this.underWay.name] : [])]);
    // One that was dropped before may still be under way.
    const others = [...all].filter((name) => this.newest.has(name) && !names.has(name));
    for (const name of others) this.drop(name);
    return others;
  }

  /** Forgets everything asked so far. Answers still under way are dropped and not waited for: their worker may be dead. */
  clear(): void {
    this.waiting.clear();
    this.newest.clear();
    this.era += 1;
    this.underWay?.stop.abort();
    this.underWay = null;
    this.working = Promise.resolve();
  }

  private stop(name: string): void {
    if (this.underWay?.name === name) this.underWay.stop.abort();
  }

  private async work(): Promise<void> {
    const era = this.era;
    while (era === this.era) {
      const next = this.waiting.entries().next();
      if (next.done) break;
      const [name, question] = next.value;
      this.waiting.delete(name);
      const stop = new AbortController();
      this.underWay = { name, stop };
      const isWanted = (): boolean => !stop.signal.aborted && this.newest.get(name) === question;
      try {
        const answer = await this.perform(question, stop.signal);
        if (isWanted()) this.done(name, question, answer);
      } catch (error) {
        if (isWanted()) this.failed(name, question, error);
      }
    }
    if (era === this.era) this.underWay = null;
  }
}
