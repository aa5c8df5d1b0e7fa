import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { licenseNotices } from "./scripts/licenses";
import { crc32 } from "./src/worker/checksum";

const MODEL = "public/model";

/** The weights' fingerprint is part of their address: a cached copy is good for ever, new weights are a new file. */
const modelVersion = fingerprint(
  ["model.safetensors", "config.json", "vocab.txt"].map((name) => `${MODEL}/${name}`),
);

const HEADS = "public/model/heads";
/** The trained heads come later than the weights, and change without them. */
const headsVersion = fingerprint(
  existsSync(HEADS)
    ? readdirSync(HEADS, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [],
);

/** What each shipped file of the model must add up to when it arrives; whatever is in the folder when the page is built. */
const checksums = Object.fromEntries(
  readdirSync(MODEL, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(MODEL, path).replaceAll("\\", "/"), crc32(readFileSync(path))] as const),
);

function fingerprint(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/**
 * Nothing from elsewhere, no inline script; WebAssembly is allowed for the kernels. Styles may be inline: React and
 * Framer Motion set them on elements. Only in the build: the dev server needs its own inline scripts.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  // Only when a visitor asks for a model by its name: the Hub, and the stores its files lie in.
  "connect-src 'self' https://huggingface.co https://*.huggingface.co https://*.hf.co",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join("; ");

const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: (html) => ({
    html,
    tags: [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: CONTENT_SECURITY_POLICY },
        injectTo: "head-prepend",
      },
    ],
  }),
};

/** The worker is built apart from the page, and its packages belong into the same list. */
const notices = licenseNotices();

/** Offline after the first visit: the page is precached, weights are kept when they have been fetched. */
const offline = VitePWA({
  registerType: "prompt",
  injectRegister: null,
  manifest: {
    name: "Inside BERT",
    short_name: "Inside BERT",
    description: "Watch a real mini-BERT read your sentence. Everything is computed in your browser.",
    theme_color: "#2c1f9e",
    background_color: "#f7f6f2",
    display: "standalone",
    icons: [
      { src: "favicon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
      { src: "icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "icon-512.png", sizes: "512x512", type: "image/png", purpose: "any maskable" },
    ],
  },
  workbox: {
    globPatterns: ["**/*.{js,css,html,svg,woff2}"],
    globIgnores: ["model/**"],
    runtimeCaching: [
      {
        urlPattern: ({ url }) => url.pathname.includes("/model/"),
        handler: "CacheFirst",
        options: {
          cacheName: "model",
          expiration: { maxEntries: 32 },
          cacheableResponse: { statuses: [200] },
        },
      },
    ],
  },
});

/** Tests that put other modules in the place of ours: what they load is for them alone. */
const ALONE = [
  "src/trainer/playing.test.tsx",
  "src/app/controller.test.ts",
  "src/app/offline.test.ts",
  "src/scenes/lab/lab.test.tsx",
];

const project = (name: string, include: string[], environment: string) => ({
  extends: true as const,
  test: { name, include, exclude: ALONE, environment, isolate: false },
});

export default defineConfig({
  // Relative, so that the built page works under any sub-path (GitHub Pages, a school's server).
  base: "./",
  // A missing file is a 404, not index.html: the model loader must see it.
  appType: "mpa",
  define: {
    __MODEL_VERSION__: JSON.stringify(modelVersion),
    __HEADS_VERSION__: JSON.stringify(headsVersion),
    __MODEL_CHECKSUMS__: JSON.stringify(checksums),
  },
  plugins: [react(), contentSecurityPolicy, offline, notices],
  worker: {
    format: "es",
    plugins: () => [notices],
    // Parts that come later must not import the worker's own file: WebKit would run it a second time, and a second
    // engine without weights would answer too. So the engine is in a file that the worker's file imports as they do.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "engine.parts", test: /worker\/engine\.ts$/ }] } },
    },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The engine's door does nothing by itself: who takes a cosine out of it does not get all that others take.
      treeshake: { moduleSideEffects: [{ test: /src\/engine\/index\.ts$/, sideEffects: false }] },
      output: {
        // What the first picture needs is one file: half a hundred small ones compress worse by a tenth. What rooms
        // share is in few: the first file holds a list of them all.
        codeSplitting: {
          groups: [
            { name: "first", tags: ["$initial"] },
            {
              name: "shared",
              test: /src\/(?:ui|viz|inspector|scenes)\/[^/]+$/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 2_500,
            },
          ],
        },
        // Each scene's code has the same file name, as has an area in each language; the folder says which it is.
        chunkFileNames: ({ name, facadeModuleId }) => {
          const folder = facadeModuleId ? basename(dirname(facadeModuleId)) : "";
          if (name.startsWith("shared")) return "assets/shared-[hash].js";
          if (name === "definition") return `assets/scene-${folder}-[hash].js`;
          if (name === "es") return `assets/es-${folder}-[hash].js`;
          if (facadeModuleId?.includes(`/words/${folder}/`)) return `assets/${folder}-[name]-[hash].js`;
          return "assets/[name]-[hash].js";
        },
        assetFileNames: ({ names: [name = ""] }) =>
          name.startsWith("shared") ? "assets/shared-[hash][extname]" : "assets/[name]-[hash][extname]",
      },
    },
  },
  test: {
    // Errors say themselves in English, as in Node; the worker leaves the sentences to the page.
    setupFiles: ["src/engine/sentences.ts", "src/testing.ts"],
    testTimeout: 30_000,
    pool: "threads",
    // Vitest leaves one core free for the reader of its report; nobody reads along.
    maxWorkers: "100%",
    // What draws has a document; a worker keeps it, and the modules and the model it has loaded, for the next file of
    // its kind. Projects come one after the other: where kinds take turns, each turn begins a worker anew.
    projects: [
      { extends: true, test: { name: "alone", include: ALONE, environment: "jsdom" } },
      project("drawn", ["{src,gallery}/**/*.test.tsx"], "jsdom"),
      project("plain", ["{src,scripts}/**/*.test.ts"], "node"),
    ],
  },
});
