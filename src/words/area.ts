import type { ReactElement, ReactNode } from "react";

/** What another language has to bring for an area: the same names, each with words of the same kind. */
export type Translated<Words> = Words extends string
  ? string
  : Words extends ReactElement
    ? ReactNode
    : Words extends (...values: infer Values) => infer Said
      ? (...values: Values) => Translated<Said>
      : Words extends object
        ? { readonly [Name in keyof Words]: Translated<Words[Name]> }
        : Words;

/** Areas of the language in force that are not English: none while the page speaks English. */
let spoken: Readonly<Record<string, object>> = {};

/** Puts a language's areas in place of the English ones. Called by `speak` and `withWords` alone. */
export function setSpoken(areas: Readonly<Record<string, object>>): void {
  spoken = areas;
}

/** The area that a file speaks for: that of its name, or that of the scene in whose folder its `words` or `es` lie. */
export function areaOf(path: string): string {
  return path.match(/([^/]+?)(?:\/(?:words|es))?\.tsx?$/)![1];
}

const here = new Set<string>();

/** Names of the areas that the page can say by now: an area comes with the code that says it. */
export function areasHere(): ReadonlySet<string> {
  return here;
}

/**
 * An area's English words, as the language in force has them whenever one is read. So read them where they are shown,
 * never into a constant of a module: it would keep the language of the moment in which it was loaded.
 */
export function area<Words extends object>(name: string, english: Words): Words {
  here.add(name);
  return new Proxy(english, {
    get: (_, key) => Reflect.get(spoken[name] ?? english, key),
  });
}
