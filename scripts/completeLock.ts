import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Some registry mirrors carry native builds for their own platform only. `npm install` then leaves the other
 * platforms' optional packages out of the lock file, and `npm ci` refuses such a lock file everywhere. This writes
 * their names and platforms back in, so that `npm ci` works with any mirror and on any platform.
 * Run it after every change of dependencies: `npx tsx scripts/completeLock.ts`.
 */
interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, LockEntry>;
}

const PLATFORM =
  /[-/](aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64)(?:-(\w+))?$/;

/** Where Node would look for `name` from the package at `from`: the nearest `node_modules` upwards that has it. */
function isLocked(packages: Lock["packages"], from: string, name: string): boolean {
  let folder = from;
  for (;;) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === "") return false;
    folder = folder.includes("/node_modules/") ? folder.slice(0, folder.lastIndexOf("/node_modules/")) : "";
  }
}

/** The lock file with an entry for every optional native package that is named in it but missing. */
export function completeLock(lock: Lock): { lock: Lock; added: readonly string[] } {
  const packages = { ...lock.packages };
  const added: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const [, os, cpu, abi] = PLATFORM.exec(name) ?? [];
      if (!os || !/^\d/.test(version) || isLocked(packages, path, name)) continue;
      const libc =
        os !== "linux" ? null : abi?.startsWith("musl") ? "musl" : abi?.startsWith("gnu") ? "glibc" : null;
      packages[`node_modules/${name}`] = {
        version,
        cpu: [cpu],
        ...(entry.dev && { dev: true }),
        ...(libc && { libc: [libc] }),
        optional: true,
        os: [os],
      };
      added.push(`${name}@${version}`);
    }
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { lock: { ...lock, packages: sorted }, added };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = fileURLToPath(new URL("../package-lock.json", import.meta.url));
  const { lock, added } = completeLock(JSON.parse(readFileSync(path, "utf8")) as Lock);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? "The lock file is complete." : `Added:\n${added.join("\n")}`);
}
