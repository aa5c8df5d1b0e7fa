/// <reference types="vite-plugin-pwa/client" />

/** Fingerprint of the shipped weights, put in at build time (vite.config.ts). */
declare const __MODEL_VERSION__: string;
