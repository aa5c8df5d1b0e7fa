/// <reference types="vite-plugin-pwa/client" />

/** Fingerprint of the shipped weights, put in at build time (vite.config.ts). */
declare const __MODEL_VERSION__: string;

/** The same of the files of the trained heads. */
declare const __HEADS_VERSION__: string;
/** CRC-32 of the shipped files of the model, by path; see vite.config.ts. */
declare const __MODEL_CHECKSUMS__: Readonly<Record<string, number>>;
