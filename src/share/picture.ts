import { words } from "../words/share";

const SVG = "http://www.w3.org/2000/svg";

/** Characters that no XML file may hold; a text box holds any. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** What the pictures of one stage have in common: the page's own rules, with its fonts. */
type Dress = string;

/**
 * The rules of the page's style sheets that are in force, and the fonts in use as data: what the stage looks like
 * comes from these and from its own elements, so both together look the same anywhere.
 */
export async function dressOf(document: Document): Promise<Dress> {
  const inUse = new Set([...document.fonts].filter(({ status }) => status === "loaded").map(nameOf));
  const fonts: Promise<string>[] = [];
  const texts = [...document.styleSheets].map((sheet) => {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSFontFaceRule && inUse.has(nameOf(faceOf(rule))))
        fonts.push(withFont(rule, sheet.href ?? document.baseURI));
    }
    return sourceOf(sheet);
  });
  const still =
    "*,*::before,*::after{animation:none!important;transition:none!important;caret-color:transparent!important;scrollbar-width:none!important}";
  return [...(await Promise.all([...fonts, ...texts])), still].join("\n");
}

/**
 * A style sheet as it was written: what the browser makes of it loses rules (`font` with a variable in it). A picture
 * has no window, so what asks for one is answered now.
 */
async function sourceOf({ href, ownerNode }: CSSStyleSheet): Promise<string> {
  const text = href ? await (await fetch(href)).text() : (ownerNode?.textContent ?? "");
  return text
    .replace(/@font-face\s*\{[^}]*\}/g, "")
    .replace(
      /@media([^{]+)\{/g,
      (_, query: string) => `@media ${matchMedia(query).matches ? "all" : "not all"}{`,
    );
}

type Face = Pick<FontFace, "family" | "weight" | "style" | "unicodeRange">;

function faceOf({ style }: CSSFontFaceRule): Face {
  const said = (name: string, otherwise: string): string => style.getPropertyValue(name) || otherwise;
  return {
    family: said("font-family", ""),
    weight: said("font-weight", "normal"),
    style: said("font-style", "normal"),
    unicodeRange: said("unicode-range", "U+0-10FFFF"),
  };
}

const nameOf = ({ family, weight, unicodeRange }: Face): string =>
  [family.replace(/["']/g, ""), weight, unicodeRange.replace(/\s/g, "").toLowerCase()].join("|");

/** A font's rule with the font in it; as it is if the font cannot be had. */
async function withFont({ cssText }: CSSFontFaceRule, base: string): Promise<string> {
  const [whole, address] = /url\(["']?([^"')]+)["']?\)/.exec(cssText) ?? [];
  if (!whole || address.startsWith("data:")) return cssText;
  try {
    const blob = await (await fetch(new URL(address, base))).blob();
    return cssText.replace(whole, `url("${await dataOf(blob)}")`);
  } catch {
    return cssText;
  }
}

function dataOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * The stage as it is drawn now, as an SVG that needs nothing else: a copy of its elements in the same surroundings, so
 * that the same rules apply. Browsers draw it; drawing programs do not (it is one `foreignObject`).
 */
export function svgOf(stage: HTMLElement, dress: Dress): string {
  const { offsetWidth: width, offsetHeight: height } = stage;
  const root = document.documentElement;
  const svg = document.createElementNS(SVG, "svg");
  // Here it is the root: what the page's root says to all that is in it, it says.
  for (const { name, value } of root.attributes) svg.setAttribute(name, value);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.style.fontSize = getComputedStyle(root).fontSize;
  const style = document.createElementNS(SVG, "style");
  style.textContent = dress;
  const place = document.createElementNS(SVG, "foreignObject");
  place.setAttribute("width", "100%");
  place.setAttribute("height", "100%");
  svg.append(style, place);

  const copy = copyOf(stage);
  copy.style.cssText += `;position:relative;inset:auto;box-sizing:border-box;width:${width}px;height:${height}px;max-width:none;margin:0;translate:none;background-color:${backgroundOf(stage)}`;
  let inner: Element = copy;
  for (let around = stage.parentElement; around && around !== root; around = around.parentElement) {
    const shell = around.cloneNode(false) as HTMLElement;
    // It is there for what it hands down and for rules that name it; it takes no room.
    shell.style.display = "contents";
    shell.append(inner);
    inner = shell;
  }
  place.append(inner);
  return new XMLSerializer().serializeToString(svg).toWellFormed().replace(NOT_XML, "");
}

/** The first colour behind an element that is not glass. */
function backgroundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
  }
  return "white";
}

/** A copy of an element with what only the page knows: typed text, and how far things are scrolled. */
function copyOf(original: HTMLElement): HTMLElement {
  const copy = original.cloneNode(true) as HTMLElement;
  const originals = [original, ...original.querySelectorAll<HTMLElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<HTMLElement>("*")];
  originals.forEach((from, i) => {
    const to = copies[i];
    if (from instanceof HTMLTextAreaElement) to.textContent = from.value;
    else if (from instanceof HTMLInputElement) {
      to.setAttribute("value", from.value);
      to.toggleAttribute("checked", from.checked);
    } else if (from instanceof HTMLOptionElement) to.toggleAttribute("selected", from.selected);
    const bar = scrollbarOf(from);
    if (bar > 0) to.style.paddingInlineEnd = `calc(${getComputedStyle(from).paddingInlineEnd} + ${bar}px)`;
    if (from.scrollLeft === 0 && from.scrollTop === 0) return;
    for (const child of to.children as HTMLCollectionOf<HTMLElement>) {
      child.style.translate = `${-from.scrollLeft}px ${-from.scrollTop}px`;
    }
  });
  return copy;
}

/** Pixels that an element's scroll bar takes from its content: a picture has none, but the same content. */
function scrollbarOf(element: HTMLElement): number {
  if (!(element.scrollHeight > element.clientHeight && element.offsetWidth > element.clientWidth)) return 0;
  const { overflowY, borderLeftWidth, borderRightWidth } = getComputedStyle(element);
  if (overflowY !== "auto" && overflowY !== "scroll") return 0;
  const border = Number.parseFloat(borderLeftWidth) + Number.parseFloat(borderRightWidth);
  return element.offsetWidth - element.clientWidth - border;
}

/**
 * The stage as it is drawn now, as pixels.
 * @param ratio pixels for each of the stage's.
 * @throws Error with a sentence if the browser cannot draw it.
 */
export async function canvasOf(stage: HTMLElement, dress: Dress, ratio: number): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(stage, dress))}`;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(stage.offsetWidth * ratio);
  canvas.height = Math.round(stage.offsetHeight * ratio);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  try {
    await image.decode();
    if (!context) throw new Error();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  } catch {
    throw new Error(words.noPng);
  }
  return canvas;
}
