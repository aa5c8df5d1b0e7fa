import { test as base, expect, type Locator, type Page } from "@playwright/test";
import type { SceneId } from "../../src/catalogue";
import { LINK_VERSION } from "../../src/url/version";
import { StaticServer } from "./server";

/** Milliseconds for a test of many steps: it ends one that hangs, and judges no machine. */
export const MANY_STEPS = process.env.LONG ? 3_600_000 : 600_000;

/** `npm test` looks at these where `npm run test:long` goes through every scene: one of words, one of a matrix and a table. */
export const SAMPLE_SCENES: readonly SceneId[] = ["tokenization", "attention"];

/** Everything a test does with the page, in the words of its visitors. */
export class BertPage {
  /** Errors that no one caught and errors written to the console. */
  readonly problems: string[] = [];

  constructor(
    readonly page: Page,
    private readonly address = "./",
  ) {
    page.on("pageerror", (error) => this.problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(message.text());
    });
  }

  /** Opens a link; `state` are the fields of `src/url/schema.ts`. */
  async open(state: Record<string, string | number> = {}): Promise<void> {
    await this.page.goto(this.address + link(state));
  }

  /** Opens a link and waits until the model is there and the scene is on stage. */
  async openReady(state: Record<string, string | number> = {}): Promise<void> {
    await this.open(state);
    await this.ready();
  }

  async ready(): Promise<void> {
    // Asked in the page: by role or text, each of the thousands of elements on stage would be asked for its own.
    await expect
      .poll(() => this.page.evaluate(lacking).catch(() => "a page"), { intervals: [20, 40, 80, 160] })
      .toBe("");
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  /** Follows a link within the open page, as a visitor who edits the address does. */
  async follow(state: Record<string, string | number>): Promise<void> {
    await this.page.evaluate((hash) => {
      // The address may not have caught up with the page yet: going where it already points is no navigation.
      if (location.hash === hash) dispatchEvent(new PopStateEvent("popstate"));
      else location.hash = hash;
      return new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
    }, link(state));
  }

  /** Waits until the engine has answered everything that the picture shows, and the picture is drawn. */
  async atRest(): Promise<void> {
    const rests = await this.page.evaluate(async () => {
      // Two pictures, and then nothing else to do: what is long is drawn in parts.
      const frames = () =>
        new Promise((drawn) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => requestIdleCallback(drawn, { timeout: 500 })),
          ),
        );
      const until = performance.now() + 60_000;
      while (performance.now() < until) {
        await frames();
        const stage = document.querySelector<HTMLElement>("#stage");
        if (stage?.dataset.awaits !== "0") continue;
        // An answer may raise the next question, which is asked once it is drawn.
        const before = stage.innerHTML;
        await frames();
        if (stage.dataset.awaits === "0" && stage.innerHTML === before) return true;
      }
      return false;
    });
    expect(rests, "the picture comes to rest").toBe(true);
  }

  get modelBar(): Locator {
    return this.page.getByText(/Loading the model’s weights/);
  }

  get text(): Locator {
    return this.page.getByRole("textbox", { name: /^(Your sentence|Sentence A)$/ });
  }

  get pair(): Locator {
    return this.page.getByRole("textbox", { name: "Sentence B" });
  }

  get stage(): Locator {
    return this.page.locator("#stage");
  }

  /** The words under the stage: step count, title and caption. */
  get caption(): Locator {
    return this.page.getByRole("region", { name: "Story" }).locator("[aria-live]");
  }

  get player(): Locator {
    return this.page.getByRole("group", { name: "Player" });
  }

  get slider(): Locator {
    return this.page.getByRole("slider", { name: "Position in the story" });
  }

  get play(): Locator {
    return this.page.getByRole("button", { name: /^(Play|Pause)$/ });
  }

  stop(step: number): Locator {
    return this.page.getByRole("button", { name: `Play step ${step}`, exact: true, includeHidden: true });
  }

  /** How many steps the story on stage has. */
  async steps(): Promise<number> {
    return this.page.locator('[aria-label^="Play step "]').count();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** Goes to a room through the workshop. */
  async goTo(room: string): Promise<void> {
    await this.button("Workshop").click();
    const rooms = this.page.getByRole("navigation", { name: "Scenes" });
    await rooms.getByRole("button", { name: room, exact: true }).click();
    await expect(rooms).toBeHidden();
  }

  /** Story time, as the scrubber has it. */
  async time(): Promise<number> {
    return Number(await this.slider.getAttribute("aria-valuenow"));
  }

  /** Tokens on the tokenization stage, in order, as their labels say them. */
  async tokens(): Promise<{ text: string; id: number; segment: number }[]> {
    const labels = await this.stage
      .getByRole("button", { name: /^Token \d+: / })
      .evaluateAll((chips) => chips.map((chip) => chip.getAttribute("aria-label") ?? ""));
    return labels.map((label) => {
      const [, text, id, segment] = label.match(/^Token \d+: (.*), id (\d+), segment (\d)$/) ?? [];
      return { text, id: Number(id), segment: Number(segment) };
    });
  }

  /** The attention table: token, q·k, score and percentage per key, as they are written on the page. */
  async attention(): Promise<AttentionLine[]> {
    const lines = await this.stage.getByRole("button", { name: /^Ask as / }).evaluateAll((chips) =>
      chips.map((chip) => {
        const line = chip.closest("div");
        const leaves = [...(line?.querySelectorAll("*") ?? [])].filter(
          (element) => element.children.length === 0,
        );
        return [chip.textContent ?? "", ...leaves.map((leaf) => (leaf.textContent ?? "").trim())];
      }),
    );
    return lines.map(([token, ...cells]) => {
      const figures = cells.filter((cell) => /^[−<]?\d[\d.]*( %)?$|^−∞$/.test(cell));
      return {
        token,
        figures: figures.filter((f) => !f.endsWith("%")),
        share: figures.find((f) => f.endsWith("%")) ?? "",
      };
    });
  }

  /** Moves time within the open page; what is selected stays. */
  async at(scene: string, t: number, state: Record<string, string | number> = {}): Promise<void> {
    await this.follow({ scene, t, ...state });
    // Looked up without its role, for which thousands of elements on stage would be asked for theirs.
    await this.page.waitForFunction(
      (time) =>
        document.querySelector("[aria-label='Player'] [role=slider]")?.getAttribute("aria-valuenow") === time,
      String(t),
    );
  }

  /** True while the page is wider than the window. */
  async scrollsSideways(): Promise<boolean> {
    return this.page.evaluate(
      () =>
        document.documentElement.scrollWidth > document.documentElement.clientWidth ||
        // The page cuts off what does not fit: then nothing scrolls, and something is missing.
        [...document.querySelectorAll("header, main, footer, header button")].some(
          (part) => part.getBoundingClientRect().right > innerWidth + 1,
        ),
    );
  }
}

export interface AttentionLine {
  readonly token: string;
  /** Dot product, then score, as written. */
  readonly figures: readonly string[];
  readonly share: string;
}

/** Runs in the page: what it still lacks before a visitor can look at its picture; nothing if it is all there. */
function lacking(): string {
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].find((element) => element.getClientRects().length > 0);
  if (!shown("h1")) return "a heading";
  if (document.querySelector("#loading-words")) return "the weights";
  const alert = shown("[role=alert]");
  if (alert) return `an end of “${alert.textContent}”`;
  if (!document.querySelector('[aria-label="Play step 1"]')) return "steps";
  const status = shown("#stage > [role=status]");
  return status?.textContent === "Setting the stage…" ? "the scene’s code" : "";
}

/** A number as the page writes it: with a real minus sign, a percentage, `<0.1 %`. */
export function figure(text: string): number {
  return Number(text.replace("−", "-").replace("<", "").replace("%", "").trim());
}

/** What tests open where they say nothing else. */
const USUAL = { v: LINK_VERSION, scene: "tokenization", text: "The bank by the river was steep." };

/** The page's address for a state. */
export function link(state: Record<string, string | number>): string {
  const params = new URLSearchParams(USUAL);
  for (const [key, value] of Object.entries(state)) params.set(key, String(value));
  return `#${params}`;
}

interface Fixtures {
  /** The page, opened by each test on its own. Fails the test at its end if the page logged an error. */
  readonly bert: BertPage;
}

interface WorkerFixtures {
  /** Address of the built page. */
  readonly site: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const server = new StaticServer();
      await use(await server.start());
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site),
  // A request that is still on its way when a test ends has nobody left to answer it: that is no failure.
  page: async ({ page }, use) => {
    await use(page);
    await page.unrouteAll({ behavior: "ignoreErrors" });
  },
  bert: async ({ page }, use) => {
    const bert = new BertPage(page);
    await use(bert);
    expect(bert.problems).toEqual([]);
  },
});

export { expect };
