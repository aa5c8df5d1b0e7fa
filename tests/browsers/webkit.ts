import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "./browser";

const DRIVER = "/usr/bin/WebKitWebDriver";
const WINDOW = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const XVFB = "/usr/bin/Xvfb";
const PORT = 4597;
const DISPLAY = ":97";

/** One call of the W3C WebDriver protocol, which is a handful of plain HTTP requests. */
async function call<Value>(method: string, path: string, body?: object): Promise<Value> {
  const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, {
    method,
    ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  const { value } = (await answer.json()) as { value: Value & { message?: string } };
  if (!answer.ok) throw new Error(`WebKit: ${value?.message ?? answer.status}`);
  return value;
}

/** WebKitGTK's browser on a screen of its own; null if it is not there (Debian: webkit2gtk-driver and xvfb). */
export async function openWebKit(): Promise<Browser | null> {
  if (![DRIVER, WINDOW, XVFB].every((path) => existsSync(path))) return null;
  const processes: ChildProcess[] = [
    spawn(XVFB, [DISPLAY, "-screen", "0", "1280x1000x24"], { stdio: "ignore" }),
  ];
  await sleep(1500);
  processes.push(spawn(DRIVER, [`--port=${PORT}`], { stdio: "ignore", env: { ...process.env, DISPLAY } }));
  await sleep(1500);
  const options = { binary: WINDOW, args: ["--automation"] };
  const { sessionId, capabilities } = await call<{
    sessionId: string;
    capabilities: { browserVersion?: string };
  }>("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
  const session = `/session/${sessionId}`;
  return {
    name: `WebKitGTK ${capabilities.browserVersion ?? ""}`.trim(),
    goto: async (url) => void (await call("POST", `${session}/url`, { url })),
    evaluate: (expression) =>
      call("POST", `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    screenshot: async (path) =>
      writeFileSync(path, Buffer.from(await call<string>("GET", `${session}/screenshot`), "base64")),
    close: async () => {
      await call("DELETE", session).catch(() => undefined);
      for (const child of processes) child.kill();
    },
  };
}
