import { m } from "framer-motion";
import { memo, type ReactNode, useMemo } from "react";
import type { Encoding, Token, Word } from "../../engine";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useSpan, useTime } from "../../player/time";
import { useBeginning } from "../../ui/useGrowing";
import { useArrival } from "../../viz/arrival";
import { TokenChip } from "../../viz/TokenChip";
import { layoutHeight, layoutTokens, type TokenBox, type TokenLayoutOptions } from "../../viz/tokenLayout";
import { IDS, OTHERS, STEP, WORDS, type WordSlot } from "./steps";
import styles from "./Tokenization.module.css";
import { words as said } from "./words";

const ROWS = ["id", "segment", "position"] as const;
const ROW_HEIGHT = 19;
/** Pixels from the magnifier and the text above down to the first line of words. */
const FALL = 110;
/** So many tokens have room to be large. */
const FEW = 20;
/** Story time that a piece falls for. */
const FALLING = 0.05;

interface FlowProps {
  readonly encoding: Encoding;
  readonly slots: readonly WordSlot[];
  readonly width: number;
  /** Pixels that a letter of the text above takes. */
  readonly letter: number;
  /** The middle of the magnifier: what is cut there falls into its place here. */
  readonly lens: number;
  readonly selected: number | null;
  /** The word the matcher works on. */
  readonly highlighted: number | null;
  readonly onSelect: (token: number) => void;
  readonly onHover: (token: number | null) => void;
}

/** Words drop in, break into pieces where the matcher cuts them, make room for [CLS] and [SEP], and get their three numbers. */
export function Flow(props: FlowProps): ReactNode {
  const { encoding, slots, width, letter, lens, selected, highlighted, onSelect, onHover } = props;
  const { tokens, words } = encoding;
  const small = width < 560;
  const labelWidth = small ? 0 : 78;
  const area = width - labelWidth;
  const layouts = useMemo(() => flowLayouts(tokens, words, area, small), [tokens, words, area, small]);
  const { fontSize, wordBoxes, pieceBoxes, tokenBoxes, height } = layouts;
  const shownWords = useBeginning(words);
  const shownTokens = useBeginning(tokens);
  const lines = [...new Set(tokenBoxes.map((box) => box.y))];
  return (
    <svg
      className={styles.flow}
      data-steps="inputs"
      width={width}
      height={height}
      aria-label={said.flow.tokens(tokens.map((token) => token.text))}
    >
      {!small && lines.map((y) => <RowLabels key={y} y={y + layouts.chipHeight} />)}
      <g transform={`translate(${labelWidth} 0)`}>
        {shownWords.map((word, index) => (
          <WordMark
            key={index}
            word={word}
            box={wordBoxes[index]}
            slot={slots[index]}
            order={index / words.length}
            line={Math.min(area, textLength(encoding) * letter) - labelWidth}
            fontSize={fontSize}
            active={index === highlighted}
          />
        ))}
        {shownTokens.map((token, index) => (
          <PieceMark
            key={index}
            token={token}
            index={index}
            from={pieceBoxes[index]}
            to={tokenBoxes[index]}
            slot={token.word === null ? null : slots[token.word]}
            lens={lens - labelWidth}
            order={index / tokens.length}
            fontSize={fontSize}
            rowLabels={small}
            selected={index === selected}
            onSelect={onSelect}
            onHover={onHover}
          />
        ))}
      </g>
    </svg>
  );
}

/** Letters of the longer of the two texts. */
function textLength({ normalization }: Encoding): number {
  return Math.max(0, ...normalization.map(({ stripped }) => stripped.length));
}

function flowLayouts(tokens: readonly Token[], words: readonly Word[], width: number, small: boolean) {
  const fontSize = tokens.length > 60 ? 13 : small ? 14 : tokens.length > FEW ? 16 : 21;
  const chipHeight = fontSize * 2.2;
  const rows = ROWS.length * ROW_HEIGHT;
  const options = { fontSize, chipHeight, lineHeight: chipHeight + rows + 22, minWidth: small ? 44 : 52 };
  const tokenBoxes = layoutTokens(tokens, width, options);
  const { wordBoxes, pieceBoxes } = wordSlots(tokens, words, tokenBoxes, width, options);
  const height = Math.max(layoutHeight(wordBoxes), layoutHeight(tokenBoxes)) + rows + 14;
  return { fontSize, chipHeight, wordBoxes, pieceBoxes, tokenBoxes, height };
}

/**
 * Places for the words and, before [CLS] and [SEP] arrive, for their pieces. Each word has a slot as wide as itself or
 * its pieces, whichever is more, so that nothing moves or overlaps while the matcher cuts one word after the other.
 */
function wordSlots(
  tokens: readonly Token[],
  words: readonly Word[],
  tokenBoxes: readonly TokenBox[],
  width: number,
  options: TokenLayoutOptions,
): { wordBoxes: TokenBox[]; pieceBoxes: TokenBox[] } {
  const widthOf = (text: string) => layoutTokens([{ text }], Number.POSITIVE_INFINITY, options)[0].width;
  const pieces = words.map((_, w) => tokens.flatMap((token, index) => (token.word === w ? [index] : [])));
  const JOINT = 2;
  const piecesWidth = (indexes: readonly number[]) =>
    indexes.reduce((sum, index) => sum + tokenBoxes[index].width + JOINT, -JOINT);
  const wordWidths = words.map((word) => Math.min(width, widthOf(word.text)));
  const slots = layoutTokens(words, width, {
    ...options,
    gap: 12,
    minWidth: (w) => Math.max(wordWidths[w], piecesWidth(pieces[w])),
  });
  const centred = (slot: TokenBox, inner: number) => slot.x + (slot.width - inner) / 2;
  const wordBoxes = slots.map((slot, w) => ({
    ...slot,
    x: centred(slot, wordWidths[w]),
    width: wordWidths[w],
  }));
  // [CLS] and [SEP] have no place before they arrive: they come from above their own.
  const pieceBoxes = tokenBoxes.map((box) => ({ ...box, y: box.y - 26 }));
  pieces.forEach((indexes, w) => {
    // A word cut into more pieces than fit one line shows them where they will stay.
    const fits = piecesWidth(indexes) <= width;
    let x = centred(slots[w], piecesWidth(indexes));
    for (const index of indexes) {
      pieceBoxes[index] = fits ? { ...tokenBoxes[index], x, y: slots[w].y } : tokenBoxes[index];
      x += tokenBoxes[index].width + JOINT;
    }
  });
  return { wordBoxes, pieceBoxes };
}

interface WordMarkProps {
  readonly word: Word;
  readonly box: TokenBox;
  readonly slot: WordSlot;
  /** Place in the text, 0…1: words arrive one after the other. */
  readonly order: number;
  /** How long the text's line is, in pixels. */
  readonly line: number;
  readonly fontSize: number;
  readonly active: boolean;
}

/** A word between splitting and matching: it drops in, and gives way to its pieces when the matcher is done with it. */
const WordMark = memo(function WordMark(props: WordMarkProps): ReactNode {
  const { word, box, slot, order, line, fontSize, active } = props;
  const appears = WORDS + order * 0.3;
  // Out of the normalized text above, about from where it stands there.
  const falls = useArrival(appears, appears + 0.2, order * line - box.x, -FALL - box.y);
  const opacity = useDerived(useTime(), (t) =>
    Math.min(progress(t, appears, appears + 0.08), 1 - progress(t, slot.to - 0.012, slot.to + 0.012)),
  );
  return (
    <m.g
      style={{ ...falls, opacity }}
      className={styles.word}
      data-active={active || undefined}
      aria-hidden="true"
    >
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={8} />
      <text
        x={box.x + box.width / 2}
        y={box.y + box.height / 2}
        dy="0.36em"
        textAnchor="middle"
        fontSize={fontSize}
      >
        {word.text}
      </text>
    </m.g>
  );
});

interface PieceMarkProps {
  readonly token: Token;
  readonly index: number;
  readonly from: TokenBox;
  readonly to: TokenBox;
  /** Null for the added [CLS] and [SEP]. */
  readonly slot: WordSlot | null;
  /** The middle of the magnifier. */
  readonly lens: number;
  readonly order: number;
  readonly fontSize: number;
  /** On narrow stages the rows have no labels at the side: the numbers carry theirs. */
  readonly rowLabels: boolean;
  readonly selected: boolean;
  readonly onSelect: (token: number) => void;
  readonly onHover: (token: number | null) => void;
}

/** A token: it appears where its word stood, moves to its place in the input, and gets id, segment and position. */
const PieceMark = memo(function PieceMark(props: PieceMarkProps): ReactNode {
  const { token, index, from, to, slot, lens, order, fontSize, rowLabels, selected, onSelect, onHover } =
    props;
  // A piece has been cut when the matcher is done with its word; it falls out of the magnifier.
  const cut = slot ? Math.max(slot.from, slot.to - FALLING) : STEP.inputs + 0.08;
  const fallen = slot ? slot.to : cut + 0.12;
  const appear = useSpan(cut, cut + (fallen - cut) / 3);
  const drop = useSpan(cut, fallen);
  const move = useSpan(OTHERS, OTHERS + 0.1);
  const home = useDerived(move, (p) => (from.x - to.x) * (1 - p));
  const aside = slot ? lens - from.x - from.width / 2 : 0;
  const x = useDerived(useTime(), () => home.get() + aside * (1 - drop.get()));
  const y = useDerived(
    useTime(),
    () => (from.y - to.y) * (1 - (slot ? move : drop).get()) - (slot ? FALL + from.y : 0) * (1 - drop.get()),
  );
  const numbers = [token.id, token.segment, index];
  return (
    <m.g style={{ opacity: appear }}>
      <TokenChip
        token={token}
        box={to}
        fontSize={fontSize}
        selected={selected}
        onSelect={() => onSelect(index)}
        onHover={(inside) => onHover(inside ? index : null)}
        label={said.flow.token(index, token.text, token.id, token.segment)}
        style={{ x, y }}
      />
      {numbers.map((value, rowIndex) => (
        <Cell
          key={ROWS[rowIndex]}
          row={rowIndex}
          order={order}
          above={16 + rowIndex * ROW_HEIGHT + to.height / 2}
          before={to.width}
          x={to.x + to.width / 2}
          y={to.y + to.height + 16 + rowIndex * ROW_HEIGHT}
          segment={token.segment}
        >
          {rowLabels ? short(ROWS[rowIndex], value) : value}
        </Cell>
      ))}
    </m.g>
  );
});

/** A number with its own label, for stages that have none at the side; an id is plain enough. */
function short(row: (typeof ROWS)[number], value: number): ReactNode {
  return row === "id" ? value : `${said.flow.short[row]} ${value}`;
}

interface CellProps {
  readonly row: number;
  readonly order: number;
  /** The token's middle is so far above it; and its width. */
  readonly above: number;
  readonly before: number;
  readonly x: number;
  readonly y: number;
  readonly segment: number;
  readonly children: ReactNode;
}

/** An id and a segment come out of their token; a position is one more than the one before it, and comes from there. */
function Cell({ row, order, above, before, x, y, segment, children }: CellProps): ReactNode {
  const start = (row === 0 ? IDS : OTHERS + (row - 1) * 0.1) + order * 0.15;
  const comes = useArrival(start, start + 0.1, row === 2 ? -before : 0, row === 2 ? 0 : -above);
  const color = row === 1 ? `var(--c-${segment === 0 ? "a" : "b"})` : undefined;
  return (
    <m.text className={styles.number} x={x} y={y} textAnchor="middle" style={{ ...comes, fill: color }}>
      {children}
    </m.text>
  );
}

function RowLabels({ y }: { y: number }): ReactNode {
  const ids = useSpan(IDS, IDS + 0.1);
  const inputs = useSpan(OTHERS, OTHERS + 0.1);
  return ROWS.map((name, index) => (
    <m.text
      key={name}
      className={styles.rowLabel}
      x={0}
      y={y + 16 + index * ROW_HEIGHT}
      style={{ opacity: index === 0 ? ids : inputs }}
    >
      {said.flow.rows[name]}
    </m.text>
  ));
}
