import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, resolve } from "node:path";

/** Folder of the built page under test. */
export const DIST = resolve(process.env.E2E_DIST ?? "dist");

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
};

/** Answers a request in place of the file. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServerOptions {
  /** Where the page lives: `/` or `/some/where/`. */
  readonly base?: string;
}

/** A plain static file server for the built page, with files that can be replaced, slowed down or taken away. */
export class StaticServer {
  /** Answers by path below the base, such as `model/model.safetensors`. Change it while the server runs. */
  readonly answers = new Map<string, Answer>();
  /** Every path asked for, in order, as the browser wrote it. */
  readonly asked: string[] = [];
  private readonly base: string;
  private readonly server = createServer((request, response) => this.answer(request, response));

  constructor({ base = "/" }: ServerOptions = {}) {
    this.base = base;
  }

  /** Starts on a free port. @returns the address of the page. */
  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, "localhost", ready));
    return `http://localhost:${(this.server.address() as AddressInfo).port}${this.base}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    this.asked.push(path);
    const name = path.startsWith(this.base) ? path.slice(this.base.length) || "index.html" : null;
    const file = name && join(DIST, normalize(name));
    const found = file && existsSync(file) && statSync(file).isFile() ? sendFile(file) : notFound;
    const answer = (name && this.answers.get(name)) || found;
    answer(request, response);
  }
}

/** Files of the built page that were asked for before: the page under test stays as it is, and it is opened often. */
const files = new Map<string, Buffer>();

function sendFile(file: string): Answer {
  const content = files.get(file) ?? readFileSync(file);
  files.set(file, content);
  return (_request, response) => {
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": content.length,
      "cache-control": "no-store",
      // As GitHub Pages answers: without it a frame whose sandbox takes its origin away gets no script at all.
      "access-control-allow-origin": "*",
    });
    response.end(content);
  };
}

/** 404, as a file server says it. */
export const notFound: Answer = (_request, response) => {
  response.writeHead(404, { "content-type": "text/plain" });
  response.end("Not found");
};

/** A host that answers every missing file with its front page. */
export const htmlInstead: Answer = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<!doctype html><html><body><h1>Welcome</h1></body></html>".repeat(40));
};

/** The real file cut off after `bytes`, as a broken upload leaves it. */
export function truncated(name: string, bytes: number): Answer {
  return (_request, response) => {
    const part = readFileSync(join(DIST, name)).subarray(0, bytes);
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": part.length });
    response.end(part);
  };
}

/** Promises the whole file and hangs up half-way. */
export function hangUp(name: string, bytes: number): Answer {
  return (_request, response) => {
    const whole = readFileSync(join(DIST, name));
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": whole.length });
    response.write(whole.subarray(0, bytes), () => response.destroy());
  };
}

/** A file that arrives when the test lets it: `release(bytes)` sends it up to there, `finish()` to the end. */
export class Gate {
  private waiting: ServerResponse[] = [];
  private sent = 0;
  private readonly whole: Buffer;

  constructor(name: string) {
    this.whole = readFileSync(join(DIST, name));
  }

  get size(): number {
    return this.whole.length;
  }

  readonly answer: Answer = (_request, response) => {
    response.writeHead(200, {
      "content-type": "application/octet-stream",
      "content-length": this.whole.length,
    });
    response.write(this.whole.subarray(0, this.sent));
    this.waiting.push(response);
    if (this.sent === this.whole.length) this.end();
  };

  release(bytes: number): void {
    for (const response of this.waiting) response.write(this.whole.subarray(this.sent, bytes));
    this.sent = bytes;
  }

  finish(): void {
    this.release(this.whole.length);
    this.end();
  }

  private end(): void {
    for (const response of this.waiting) response.end();
    this.waiting = [];
  }
}
