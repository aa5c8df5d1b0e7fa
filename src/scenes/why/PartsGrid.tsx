import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import type { SceneContext } from "../scene";
import styles from "./Why.module.css";

/** Every layer and every head as a switch. */
export function PartsGrid({ context }: { context: SceneContext }): ReactNode {
  const { toggleHead, toggleLayer } = useStore.getState();
  const { switches, model } = context;
  const { layers, heads } = model?.config ?? { layers: 0, heads: 0 };
  const headOff = (layer: number, head: number): boolean =>
    switches.headsOff.some((off) => off.layer === layer && off.head === head);
  return (
    <section className={styles.panel} aria-label="Layers and heads">
      <h3 className={styles.panelTitle}>
        Layers and heads <span>click one to switch it off</span>
      </h3>
      <div className={styles.scroll}>
        <table className={styles.parts}>
          <thead>
            <tr>
              <td />
              {Array.from({ length: heads }, (_, head) => (
                <th key={head} scope="col">
                  head {head + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: layers }, (_, layer) => {
              const isOn = !switches.layersOff.includes(layer);
              return (
                <tr key={layer} data-off={!isOn || undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles.part}
                      data-whole
                      role="switch"
                      aria-checked={isOn}
                      aria-label={`Layer ${layer + 1}`}
                      onClick={() => toggleLayer(layer)}
                    >
                      layer {layer + 1}
                    </button>
                  </th>
                  {Array.from({ length: heads }, (_, head) => (
                    <td key={head}>
                      <button
                        type="button"
                        className={styles.part}
                        role="switch"
                        aria-checked={!headOff(layer, head)}
                        aria-label={`Layer ${layer + 1}, head ${head + 1}`}
                        onClick={() => toggleHead({ layer, head })}
                      >
                        {headOff(layer, head) ? "off" : head + 1}
                      </button>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
