import { language } from "../words/language";

const MINUS = "−";

/** What is asked of a language, once: Intl takes as long for one answer as a picture for many numbers. */
function inForce<Rules>(ask: (language: string) => Rules): () => Rules {
  const known: Record<string, Rules> = {};
  return () => (known[language()] ??= ask(language()));
}

/** The decimal sign of the language in force. */
export const decimalSign = inForce((name) => (0.5).toLocaleString(name)[1]);
const numbers = inForce((name) => new Intl.NumberFormat(name));
const plurals = inForce((name) => new Intl.PluralRules(name));
const lists = inForce((name) => new Intl.ListFormat(name));

/** Digits as `toFixed` and `toPrecision` write them, with the decimal sign of the language in force: `0,25`. */
function local(digits: string): string {
  return digits.replace(".", decimalSign());
}

/** A number with a fixed count of decimals and a real minus sign: `−0.42`. */
export function fixed(value: number, decimals = 2): string {
  const text = value.toFixed(decimals);
  // −0.00 reads as a mistake: the sign belongs to digits that are not shown.
  if (Number(text) === 0) return local((0).toFixed(decimals));
  return local(text.startsWith("-") ? MINUS + text.slice(1) : text);
}

/** A share 0…1 as a percentage with as many digits as it deserves: `37 %`, `4.2 %`, `<0.1 %`. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return `<${local("0.1")} %`;
  return `${value >= 99.95 ? 100 : fixed(value, value >= 10 ? 0 : 1)} %`;
}

/** A ratio that may be above one, in percent: `130 %`. */
export function ratio(share: number): string {
  return `${fixed(share * 100, 0)} %`;
}

/** Bytes in megabytes, for the loading bar: `7.4 MB`. */
export function megabytes(bytes: number): string {
  return `${fixed(bytes / 1e6, 1)} MB`;
}

/** A difference of two probabilities in percentage points, signed where a digit shows it: `+8.9`, `−0.4`, `0.0`. */
export function points(difference: number): string {
  const value = difference * 100;
  const decimals = Math.abs(value) >= 9.95 ? 0 : 1;
  const text = fixed(value, decimals);
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
}

/** A number of any size with four significant digits and a real minus sign: `0.01234`, `1.234e+9`. */
export function significant(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size < 1e-4 || size >= 1e6 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  return local(text.replaceAll("-", MINUS));
}

/** A setting with just the digits it was given: `0.0001`, `3`. */
export function exact(value: number): string {
  return local(String(value).replaceAll("-", MINUS));
}

/** A whole number with thousands apart: `11,268,924`; in Spanish `11.268.924`. */
export function grouped(value: number): string {
  return numbers().format(Math.round(value));
}

/** The words for one, or those for any other count, as the language in force tells them apart. */
export function plural<Words>(count: number, one: Words, other: Words): Words {
  return plurals().select(count) === "one" ? one : other;
}

/** Words or numbers as a list that a sentence can hold: `1 and 2`; in Spanish `1 y 2`. */
export function listed(items: readonly (string | number)[]): string {
  return lists().format(items.map(String));
}

const UNITS = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** A large number with three digits and its unit: `11.3 M`, `7.81 G`, `512`. */
export function compact(value: number): string {
  const [size, unit] = UNITS.find(([limit]) => Math.abs(value) >= 0.9995 * limit) ?? [1, ""];
  const digits = size === 1 ? String(Math.round(value)) : threeDigits(value / size);
  return unit === "" ? digits : `${digits} ${unit}`;
}

/** A number of bytes with three digits: `11.6 MB`, `1.34 GB`; `?` where it is not known. */
export function bytes(value: number | undefined): string {
  if (value === undefined) return "?";
  const text = compact(value);
  return /\d$/.test(text) ? `${text} B` : `${text}B`;
}

function threeDigits(value: number): string {
  return fixed(value, value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
}

/** 0.00003 → 3e‑5: as rates are written in papers. */
export function rateText(rate: number): string {
  const power = Math.floor(Math.log10(rate) + 1e-9);
  return `${Math.round(rate / 10 ** power)}e${String(power).replace("-", "\u2011")}`;
}
