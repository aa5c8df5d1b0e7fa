import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** The page that runs the peers. */
export const BENCH_PAGE =
  '<!doctype html><title>bench</title><link rel="icon" href="data:,"><script type="module" src="/dist/page.js"></script>';

/** Serves folders under prefixes and a page of its own (or their index.html), isolated (so that threads work) and cacheable (so that a second start is warm). */
export function serve(
  folders: Readonly<Record<string, string>>,
  index: string | null,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const asked = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const path = asked === "/" && !index ? "/index.html" : asked;
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    response.setHeader("Cache-Control", "max-age=3600");
    if (path === "/") {
      response.setHeader("Content-Type", "text/html");
      response.end(index);
      return;
    }
    const prefix = Object.keys(folders).find((key) => path.startsWith(key));
    const file = prefix && join(folders[prefix], path.slice(prefix.length));
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      resolve({ server, url: `http://127.0.0.1:${port}/` });
    });
  });
}
