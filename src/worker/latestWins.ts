/**
 * Runs named jobs one at a time. A job asked under a name that already waits takes the older one's place,
 * and an answer that a newer question of the same name has overtaken is dropped: the latest input wins.
 */
export class LatestWins<Question, Answer> {
  private readonly waiting = new Map<string, Question>();
  private readonly newest = new Map<string, Question>();
  private busy = false;
  /** Counts the calls of `clear`: work begun before the last one is over, whatever it still answers. */
  private era = 0;

  constructor(
    private readonly perform: (question: Question) => Promise<Answer>,
    private readonly done: (name: string, question: Question, answer: Answer) => void,
    private readonly failed: (name: string, question: Question, error: unknown) => void,
  ) {}

  ask(name: string, question: Question): void {
    this.newest.set(name, question);
    this.waiting.set(name, question);
    void this.work();
  }

  /** Forgets everything asked so far. Answers still under way are dropped and not waited for: their worker may be dead. */
  clear(): void {
    this.waiting.clear();
    this.newest.clear();
    this.era += 1;
    this.busy = false;
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const era = this.era;
    while (era === this.era) {
      const next = this.waiting.entries().next();
      if (next.done) break;
      const [name, question] = next.value;
      this.waiting.delete(name);
      try {
        const answer = await this.perform(question);
        if (era === this.era && this.newest.get(name) === question) this.done(name, question, answer);
      } catch (error) {
        if (era === this.era && this.newest.get(name) === question) this.failed(name, question, error);
      }
    }
    if (era === this.era) this.busy = false;
  }
}
