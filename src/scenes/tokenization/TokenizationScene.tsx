import type { ReactNode } from "react";
import { TokenChip } from "../../viz/TokenChip";
import { layoutHeight, layoutTokens } from "../../viz/tokenLayout";
import type { SceneProps } from "../scene";

export default function TokenizationScene({ context, width }: SceneProps): ReactNode {
  const { tokens } = context.encoding;
  const boxes = layoutTokens(tokens, width - 48, { fontSize: 15, chipHeight: 34, lineHeight: 48 });
  return (
    <svg width={width} height={layoutHeight(boxes) + 120} role="img" aria-label="Tokens">
      <g transform="translate(24 60)">
        {boxes.map((box) => (
          <TokenChip key={box.index} token={tokens[box.index]} box={box} fontSize={15} />
        ))}
      </g>
    </svg>
  );
}
