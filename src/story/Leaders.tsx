import { type ReactNode, useLayoutEffect, useRef } from "react";
import { stepAt } from "../player/storyboard";
import { useLive } from "../player/time";
import { between } from "./camera";
import { type Area, leaderWay, roundedPath } from "./leaderWay";
import styles from "./Story.module.css";
import { STORY } from "./steps";

/** The part of a step in which the lines are drawn: when the camera rests. */
const DRAWN = [0.16, 0.3] as const;
/** The size of the dot in the margin with which a line begins. */
const DOT = 3;
/** How far apart lines lie that leave the same line of text. */
const APART = 5;

/**
 * Hairlines from the caption's coloured words to the marks that they name (`data-term` to `data-actor`). They follow the
 * picture, and are drawn with the step's time; in a narrow window the colour and a line under the word have to do.
 */
export function Leaders(): ReactNode {
  const drawn = useLive((t) => between(t - stepAt(t, STORY.length), ...DRAWN));
  const ref = useRef<SVGSVGElement>(null);
  // Whatever changes, by time or by an answer, shows in the page: lines follow what is drawn there, before it is painted.
  useLayoutEffect(() => {
    const svg = ref.current;
    const main = svg?.parentElement;
    if (!svg || !main) return;
    let shown = "";
    const follow = (): void => {
      const lines = linesOf(svg, Number(svg.dataset.drawn));
      // What is there already is left alone: watching what changes would never come to an end.
      if (lines === null || lines === shown) return;
      svg.innerHTML = lines;
      shown = lines;
    };
    const changed = new MutationObserver(follow);
    changed.observe(main, { subtree: true, childList: true, attributes: true, characterData: true });
    const sized = new ResizeObserver(follow);
    sized.observe(main);
    return () => {
      changed.disconnect();
      sized.disconnect();
    };
  }, []);
  return <svg ref={ref} className={styles.leaders} aria-hidden="true" data-drawn={drawn} />;
}

/** A path and a dot for each word that has its mark on stage; null where the text is not beside the picture. */
function linesOf(svg: SVGSVGElement, drawn: number): string | null {
  // While the camera moves there are none, and nothing is measured: that would lay out the page before its time.
  if (drawn <= 0) return "";
  const main = svg.parentElement;
  const stage = main?.querySelector("#stage");
  if (!main || !stage || getComputedStyle(svg).display === "none") return null;
  const terms = main.querySelectorAll<HTMLElement>("[aria-live] [data-term]");
  if (terms.length === 0) return "";
  const origin = main.getBoundingClientRect();
  const within = (element: Element, rect = element.getBoundingClientRect()): Area => ({
    left: rect.left - origin.left,
    top: rect.top - origin.top,
    right: rect.right - origin.left,
    bottom: rect.bottom - origin.top,
  });
  const edge = within(stage).left;
  const marks: string[] = [];
  const told = new Set<string>();
  const lines: number[] = [];
  for (const word of terms) {
    const kind = word.dataset.term ?? "";
    const mark = [...stage.querySelectorAll(`[data-actor~="${kind}"]`)].at(-1);
    if (!mark || told.has(kind)) continue;
    told.add(kind);
    const { top, bottom } = within(word);
    const middle = (top + bottom) / 2;
    const y = middle + APART * lines.filter((line) => Math.abs(line - middle) < APART).length;
    lines.push(middle);
    const from = { x: edge + DOT, y };
    const way = leaderWay(from, within(mark), mark.matches("[data-actor~=word]"), lines.length - 1);
    marks.push(
      `<g style="--actor:var(--c-${kind})"><circle cx="${edge + DOT}" cy="${y.toFixed(1)}" r="${DOT}"/>` +
        `<path d="${roundedPath(way)}" pathLength="1" stroke-dasharray="${drawn.toFixed(3)} 1"/></g>`,
    );
  }
  return marks.join("");
}
