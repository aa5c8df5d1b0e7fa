import { test as anew, BertPage, expect, link } from "./page";

/** What `watchEngine` leaves on the page's window. */
interface Watched {
  engineIsQuiet(): Promise<void>;
}

/** Runs in the page before its scripts: keeps count of the questions that its worker has not answered yet. */
function watchEngine(): void {
  const open = new Map<string, Worker>();
  const RealWorker = Worker;
  globalThis.Worker = class extends RealWorker {
    isEngine: boolean;
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      // Trainings have workers of their own: they answer when they end, and nothing on stage waits for that.
      this.isEngine = String(url).includes("engine.worker");
      this.addEventListener("message", ({ data }) => open.delete(data?.id));
    }
    override postMessage(
      message: { id?: string },
      options?: Transferable[] & StructuredSerializeOptions,
    ): void {
      if (message?.id && this.isEngine) open.set(message.id, this);
      super.postMessage(message, options);
    }
    // Nobody answers any more: the page begins another one.
    override terminate(): void {
      for (const [id, worker] of open) if (worker === this) open.delete(id);
      super.terminate();
    }
  };
  const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const watched: Watched = {
    async engineIsQuiet() {
      // An answer may lead to another question once it is drawn.
      for (let quiet = 0; quiet < 2; quiet = open.size === 0 ? quiet + 1 : 0) await frame();
    },
  };
  Object.assign(globalThis, watched);
}

/** A page that stays open from test to test. Links are followed in it, as a visitor does who edits the address. */
export class OpenPage extends BertPage {
  private standing = false;

  /**
   * The scene is left first, so that nothing of what a visitor did in it is there any more. The theme is the
   * visitor's: a link followed in an open page leaves it, so it is changed as a visitor changes it.
   */
  override async open({ theme = "light", ...state }: Record<string, string | number> = {}): Promise<void> {
    if (!this.standing) {
      await this.page.addInitScript(watchEngine);
      await this.page.goto(`./${link({ ...state, theme })}`);
      this.standing = true;
      return;
    }
    await this.follow({ scene: state.scene === "sizes" ? "tips" : "sizes" });
    const root = this.page.locator("html");
    if ((await root.getAttribute("data-theme")) !== theme) await this.button(/theme$/).click();
    await expect(root).toHaveAttribute("data-theme", String(theme));
    await this.follow(state);
  }

  /** What stood on stage before must be gone, its numbers too: the engine has answered what was asked. */
  override async openReady(state: Record<string, string | number> = {}): Promise<void> {
    await this.open(state);
    await this.page.evaluate(() => (globalThis as unknown as Watched).engineIsQuiet());
    await this.ready();
  }

  /** As the next test may expect it: nothing open, nothing stored, the usual window. */
  async tidy(): Promise<void> {
    const dialogs = this.page.getByRole("dialog");
    for (let open = await dialogs.count(); open > 0; open--) {
      await this.page.keyboard.press("Escape");
      await expect(dialogs).toHaveCount(open - 1);
    }
    await this.page.mouse.move(0, 0);
    await this.page.emulateMedia({ reducedMotion: null, colorScheme: null, forcedColors: null });
    if (this.standing) {
      const speed = this.page.getByLabel("Speed");
      if ((await speed.inputValue()) !== "1") await speed.selectOption("1");
      await this.page.evaluate(() => {
        localStorage.clear();
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
    }
    this.problems.length = 0;
  }
}

/**
 * `test` for what can be seen without opening the page anew: all tests of a worker look at one page, one after the
 * other. What links do not carry (loop, language, progress in the lab, the visitor's own model) is not for these
 * tests to change.
 * A test that fails takes the page with it.
 */
export const test = anew.extend<{ bert: BertPage }, { tab: OpenPage }>({
  tab: [
    async ({ browser, site }, use) => {
      const context = await browser.newContext({ baseURL: site, serviceWorkers: "block" });
      await use(new OpenPage(await context.newPage()));
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ tab, viewport }, use) => {
    if (viewport) await tab.page.setViewportSize(viewport);
    await use(tab.page);
    await tab.tidy();
  },
  bert: async ({ tab, page: _opened }, use) => {
    await use(tab);
    expect(tab.problems).toEqual([]);
  },
});
