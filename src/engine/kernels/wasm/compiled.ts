/** A WebAssembly module that is compiled when it is first asked for, and kept. */
interface Compiled {
  readonly module: () => WebAssembly.Module;
  /** False where a browser has no WebAssembly or no SIMD, or its content security policy forbids it: compiling throws. */
  readonly isSupported: () => boolean;
}

/** @param bytes writes the module, once at most. */
export function compiledOnce(bytes: () => Uint8Array<ArrayBuffer>): Compiled {
  let compiled: WebAssembly.Module | undefined;
  const module = (): WebAssembly.Module => {
    compiled ??= new WebAssembly.Module(bytes());
    return compiled;
  };
  return {
    module,
    isSupported: () => {
      try {
        return Boolean(globalThis.WebAssembly && module());
      } catch {
        return false;
      }
    },
  };
}
