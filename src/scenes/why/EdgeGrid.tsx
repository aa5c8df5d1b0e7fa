import type { ReactNode } from "react";
import type { EdgeRef } from "../../engine";
import { useStore } from "../../store/store";
import { percent } from "../../ui/format";
import { Chip } from "../../viz/Chip";
import { heatFill } from "../../viz/colors";
import type { SceneContext } from "../scene";
import type { Findings } from "./findings";
import styles from "./Why.module.css";

/** From the masked position to each token, in each layer or in all: every edge as a switch, tinted by its attention. */
export function EdgeGrid({ context, findings }: { context: SceneContext; findings: Findings }): ReactNode {
  const { toggleEdge } = useStore.getState();
  const { tokens, subject, attention } = findings;
  const edge = (layer: number | "all", to: number): EdgeRef => ({
    layer,
    head: "all",
    from: subject.position,
    to,
  });
  const isCut = (layer: number | "all", to: number): boolean =>
    context.switches.edgesOff.some(
      (cut) =>
        cut.from === subject.position &&
        cut.to === to &&
        cut.head === "all" &&
        (cut.layer === layer || cut.layer === "all"),
    );
  return (
    <section className={styles.panel} aria-label="Edges">
      <h3 className={styles.panelTitle}>
        Edges from [MASK] to… <span>click one to cut it, for all heads</span>
      </h3>
      <div className={styles.edges}>
        <table>
          <thead>
            <tr>
              <td />
              {attention.layers.map((_, layer) => (
                <th key={layer} scope="col">
                  <span className="sr-only">layer </span>
                  <span aria-hidden="true">L</span>
                  {layer + 1}
                </th>
              ))}
              <th scope="col">all</th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((token, to) => (
              <tr key={to}>
                <th scope="row">
                  <Chip token={to === subject.position ? { ...token, text: "[MASK]" } : token} />
                </th>
                {attention.layers.map((layer, l) => (
                  <td key={l}>
                    <EdgeButton
                      name={`Layer ${l + 1}, to ${token.text} at position ${to}`}
                      share={layer[to]}
                      cut={isCut(l, to)}
                      disabled={isCut("all", to)}
                      onClick={() => toggleEdge(edge(l, to))}
                    />
                  </td>
                ))}
                <td>
                  <EdgeButton
                    name={`All layers, to ${token.text} at position ${to}`}
                    share={null}
                    cut={isCut("all", to)}
                    onClick={() => toggleEdge(edge("all", to))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface EdgeButtonProps {
  readonly name: string;
  /** Its attention in the untouched model; null for the button of all layers. */
  readonly share: number | null;
  readonly cut: boolean;
  /** Cut with all layers at once: the single switch has nothing to say. */
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function EdgeButton({ name, share, cut, disabled = false, onClick }: EdgeButtonProps): ReactNode {
  const strong = share !== null && share > 0.25;
  return (
    <button
      type="button"
      className={styles.edge}
      role="switch"
      aria-checked={!cut}
      aria-disabled={disabled || undefined}
      aria-label={share === null ? name : `${name}, attention ${percent(share)}`}
      data-strong={(strong && !cut) || undefined}
      style={share === null || cut ? undefined : { background: heatFill(share) }}
      onClick={disabled ? undefined : onClick}
    >
      {cut ? "cut" : share === null ? "all" : percent(share)}
    </button>
  );
}
