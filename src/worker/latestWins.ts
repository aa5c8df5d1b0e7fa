/**
 * Runs named jobs one at a time. A job asked under a name that already waits takes the older one's place,
 * and an answer that a newer question of the same name has overtaken is dropped: the latest input wins.
 */
export class LatestWins<Question, Answer> {
  private readonly waiting = new Map<string, Question>();
  private readonly newest = new Map<string, Question>();
  private busy = false;

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

  /** Forgets everything asked so far; answers still under way are dropped. */
  clear(): void {
    this.waiting.clear();
    this.newest.clear();
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (;;) {
      const next = this.waiting.entries().next();
      if (next.done) break;
      const [name, question] = next.value;
      this.waiting.delete(name);
      try {
        const answer = await this.perform(question);
        if (this.newest.get(name) === question) this.done(name, question, answer);
      } catch (error) {
        if (this.newest.get(name) === question) this.failed(name, question, error);
      }
    }
    this.busy = false;
  }
}
