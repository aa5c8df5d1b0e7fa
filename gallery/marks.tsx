import { motionValue } from "framer-motion";
import { type ReactNode, useState } from "react";
import { Button } from "../src/ui/Button";
import { Choices } from "../src/ui/Choices";
import { percent } from "../src/ui/format";
import { Icon } from "../src/ui/Icon";
import { IconButton } from "../src/ui/IconButton";
import { Modal } from "../src/ui/Modal";
import { NumberField } from "../src/ui/NumberField";
import { Options } from "../src/ui/Options";
import {
  Field,
  NamedLine,
  Note,
  Panel,
  Problem,
  TextLine,
  Toolbar,
  Waiting,
  WholeNumber,
} from "../src/ui/Room";
import { Segmented } from "../src/ui/Segmented";
import { Select } from "../src/ui/Select";
import { ShellBoundary } from "../src/ui/ShellBoundary";
import { Term } from "../src/ui/Term";
import { Toggle } from "../src/ui/Toggle";
import { Arc } from "../src/viz/Arc";
import { Bar } from "../src/viz/Bar";
import { Bins, Strips } from "../src/viz/Bins";
import { Bundle } from "../src/viz/Bundle";
import { Candidates } from "../src/viz/Candidates";
import { Cells } from "../src/viz/Cells";
import { Chip, Chips } from "../src/viz/Chip";
import { Curtain } from "../src/viz/Curtain";
import { DotField, dotGrid } from "../src/viz/DotField";
import { Drum } from "../src/viz/Drum";
import { type Ground, ground } from "../src/viz/ground";
import { HeatLegend } from "../src/viz/HeatLegend";
import { Inflow } from "../src/viz/Inflow";
import { Legend, Swatch } from "../src/viz/Legend";
import { LineChart } from "../src/viz/LineChart";
import { Phase, Phases, Unseen } from "../src/viz/Phase";
import { PixelStrip } from "../src/viz/PixelStrip";
import { Pixels } from "../src/viz/Pixels";
import { Shares } from "../src/viz/Shares";
import { numberColumns, Row, Table } from "../src/viz/Table";
import { tipHandlers } from "../src/viz/Tip";
import { TokenChip } from "../src/viz/TokenChip";
import { kindColor, tokenKind } from "../src/viz/tokenKind";
import { layoutHeight, layoutTokens } from "../src/viz/tokenLayout";
import { VectorLength, VectorName, VectorTrack } from "../src/viz/Vector";
import { VectorStrip } from "../src/viz/VectorStrip";
import { WordLine } from "../src/viz/WordLine";
import { Slot } from "../src/viz/Words";
import type { Sample } from "./samples";

type Draw = (sample: Sample, width: number) => ReactNode;

/** A control holds what was chosen, as the page's store does. */
function Held<Value>({
  first,
  children,
}: {
  first: Value;
  children: (value: Value, choose: (value: Value) => void) => ReactNode;
}): ReactNode {
  const [value, setValue] = useState(first);
  return children(value, setValue);
}

/** Marks of a sentence stand on its ground line. */
const onGround =
  (draw: (ground: Ground, sample: Sample) => ReactNode): Draw =>
  (sample, width) => {
    const room = { width, height: 260 };
    const line = ground(sample.words, room, { line: 0.8, most: 30 });
    return (
      <svg {...room} role="img" aria-label={sample.words.join(" ")}>
        <WordLine ground={line} texts={sample.words} />
        {draw(line, sample)}
      </svg>
    );
  };

const nothing = (): void => undefined;
/** The shares as a matrix: each row is moved on by one. */
const matrixOf = ({ shares }: Sample): Float32Array =>
  Float32Array.from({ length: shares.length ** 2 }, (_, i) => {
    const [row, column] = [Math.floor(i / shares.length), i % shares.length];
    return shares[(row + column) % shares.length];
  });
const sideOf = (width: number): number => Math.min(width, 260);
const segmentOf = (index: number): 0 | 1 => (index < 4 ? 0 : 1);
const options = (words: readonly string[]) =>
  [...new Set(words)].slice(0, 5).map((word) => ({ value: word, label: word }));

/** Every mark of `src/viz` and control of `src/ui`, by its name. `gallery.test.tsx` finds one that is not here. */
export const MARKS: Readonly<Record<string, Draw>> = {
  WordMark: onGround(() => null),
  GroundLine: onGround(() => null),
  WordLine: onGround(() => null),
  Slot: onGround((ground, { words }) => words.length > 0 && <Slot ground={ground} index={0} filled={0.6} />),
  Arc: onGround((ground, { words, shares }) =>
    words.map((_, from) => <Arc key={from} ground={ground} from={from} to={0} share={shares[from]} />),
  ),
  Bundle: onGround((ground, { shares }) => (
    <g fill="none" stroke="currentColor">
      <Bundle
        widest={ground.u * 0.8}
        lines={ground.places.map(({ along }, i) => {
          const [from, to] = [
            ground.at(along, ground.foot),
            ground.at(ground.places[0].along, ground.height),
          ];
          return { share: shares[i], d: `M${from.x},${from.y} L${to.x},${to.y}` };
        })}
      />
    </g>
  )),
  Candidates: onGround(
    (ground, { words, shares }) =>
      words.length > 0 && (
        <Candidates
          ground={ground}
          index={words.length - 1}
          risen={1}
          dropped={0}
          candidates={[...words.keys()]
            .sort((a, b) => shares[b] - shares[a])
            .map((i) => ({ token: words[i], probability: shares[i] }))}
        />
      ),
  ),
  Inflow: onGround(
    (ground, { words, shares }) =>
      words.length > 0 && (
        <Inflow
          sources={words.map((text, index) => ({
            ...ground.at(ground.places[index].along, 0),
            width: 2 * ground.places[index].half,
            share: shares[index],
            color: kindColor(tokenKind({ text, segment: segmentOf(index) })),
            tip: () => text,
          }))}
          into={{ left: 20, width: 200, y: 250 }}
          run={motionValue(1)}
        />
      ),
  ),
  Drum: onGround((ground, { words }) =>
    words.map((word, i) => (
      <Drum
        key={i}
        {...ground.at(ground.places[i].along, -34)}
        size={15}
        digits={String(1000 + word.length * 997)}
        turned={i / Math.max(1, words.length - 1)}
      />
    )),
  ),
  Shares: onGround((ground, { shares }) => <Shares ground={ground} shares={shares} />),
  Curtain: onGround((ground) => <Curtain ground={ground} first={1} drawn={0.8} />),
  TokenChip: ({ words }, width) => {
    const tokens = words.map((text, index) => ({ text, segment: segmentOf(index) }));
    const boxes = layoutTokens(tokens, width, { fontSize: 15, chipHeight: 32, lineHeight: 40 });
    return (
      <svg width={width} height={layoutHeight(boxes)} role="img" aria-label={words.join(" ")}>
        {boxes.map((box) => (
          <TokenChip key={box.index} token={tokens[box.index]} box={box} selected={box.index === 1} />
        ))}
      </svg>
    );
  },
  Chip: ({ words }) =>
    words.map((text, index) => (
      <Chip
        key={index}
        token={{ text, segment: segmentOf(index) }}
        selected={index === 1}
        onSelect={index === 0 ? undefined : nothing}
      />
    )),
  VectorStrip: ({ values }, width) => (
    <svg width={width} height={24} role="img" aria-label={String(values.length)}>
      <VectorStrip values={values} x={0} y={2} width={width} height={20} onPick={nothing} label="entries" />
    </svg>
  ),
  PixelStrip: ({ values }) => (
    <div style={{ height: 20 }}>
      <PixelStrip values={values} scale={2} onPick={nothing} label="entries" />
    </div>
  ),
  VectorName: ({ words }) => <VectorName detail={words[0]}>{words.join(" ")}</VectorName>,
  VectorTrack: ({ values }) => (
    <VectorTrack values={values} scale={2} onPick={nothing} label="entries" copy={{ y: 30, opacity: 0.5 }} />
  ),
  VectorLength: ({ words }) => <VectorLength label="length ">{words.length}</VectorLength>,
  Bar: ({ shares, values }) => (
    <div style={{ display: "grid", gap: 4 }}>
      {Array.from(shares.slice(0, 6), (share, i) => (
        <Bar key={i} share={share} color={i % 2 ? "var(--line-strong)" : undefined} bare={i % 3 === 2} />
      ))}
      {Array.from(values.slice(0, 4), (value, i) => (
        <Bar key={i} share={Math.max(-1, Math.min(1, value))} signed />
      ))}
      <Bar share={shares[0] ?? 0} rest="var(--c-negative)" mark={0.5} />
    </div>
  ),
  Bins: ({ values }, width) => (
    <svg width={width} height={24} role="img" aria-label={String(values.length)}>
      <Bins values={values} width={width} height={20} />
    </svg>
  ),
  Strips: ({ values, shares }, width) => (
    <svg width={width} height={40} role="img" aria-label={String(values.length)}>
      <Strips
        strips={[values, shares].map((one, row) => ({ values: one, x: 0, y: 20 * row, width }))}
        height={16}
      />
    </svg>
  ),
  DotField: ({ values }, width) => {
    const grid = dotGrid({ x: 0, y: 0, width, height: 60 }, values.length);
    return (
      <svg width={width} height={60} role="img" aria-label={String(values.length)}>
        <DotField grid={grid} />
      </svg>
    );
  },
  Pixels: (sample, width) => {
    const values = matrixOf(sample);
    const { length } = sample.words;
    const square = { rows: length, columns: length, width: sideOf(width), height: sideOf(width) };
    return (
      <>
        <Pixels {...square} shades="heat" values={values} />
        <Pixels {...square} shades="linear" values={values.map((share) => 1 - 4 * share)} />
        <Pixels
          shades="root"
          values={sample.values}
          rows={1}
          columns={sample.values.length}
          width={width}
          height={20}
        />
      </>
    );
  },
  Cells: (sample, width) => {
    const { length } = sample.words;
    const square = { rows: length, columns: length, width: sideOf(width), height: sideOf(width) };
    return (
      length > 0 && (
        <Cells
          {...square}
          label={sample.words.join(" ")}
          say={(row, column) => `${sample.words[row]} → ${sample.words[column]}`}
          onPick={nothing}
        >
          <Pixels {...square} shades="heat" values={matrixOf(sample)} />
        </Cells>
      )
    );
  },
  Table: ({ words, shares }) => (
    <Table
      title={words.join(" ")}
      columns={["word", ...numberColumns("place", "share"), { name: "bar", width: "40%" }]}
      wide
    >
      {words.slice(0, 8).map((word, i) => (
        <Row key={i} head={word} selected={i === 1}>
          {i}
          {percent(shares[i])}
          <Bar share={shares[i]} />
        </Row>
      ))}
      <Row head="mean" sum>
        {words.length}
      </Row>
    </Table>
  ),
  Row: ({ words }) => (
    <Table columns={["", ""]}>
      <Row head={words[0] ?? ""} />
      <Row head={words[1] ?? ""}>{words.length}</Row>
    </Table>
  ),
  HeatLegend: () => <HeatLegend />,
  LineChart: ({ values, shares }, width) => (
    <LineChart
      label="values and shares"
      series={[
        { name: "values", values: values.map(Math.abs), color: "var(--c-a)" },
        { name: "shares", values: shares, color: "var(--c-b)", dashed: true },
      ]}
      width={width}
      height={190}
      top={2}
      yMarks={[0, 1, 2].map((at) => ({ at, text: String(at) }))}
      xMarks={[{ at: 0, text: "0" }]}
      reveal={motionValue(1)}
      points={{ label: "points", say: ({ index }) => String(index), pick: nothing }}
    />
  ),
  Chips: ({ words }) => (
    <Chips
      label="tokens"
      tokens={words.map((text) => ({ text, segment: 0 }))}
      selected={1}
      nameOf={(text) => text}
      onSelect={nothing}
    />
  ),
  Legend: ({ words, shares }) => (
    <Legend
      title={words[0]}
      entries={words.map((name, i) => ({
        name,
        color: "var(--c-a)",
        value: percent(shares[i] ?? 0),
        dashed: i % 2 === 1,
      }))}
    />
  ),
  Swatch: () => <Swatch color="var(--c-b)" dashed />,
  Phases: ({ words }) => (
    <Phases>
      <Phase from={0} to={1}>
        {words.join(" ")}
      </Phase>
      <Phase from={1} to={2}>
        {words[0]}
      </Phase>
    </Phases>
  ),
  Phase: ({ words }) => (
    <Phase from={0} to={1}>
      {words.join(" ")}
    </Phase>
  ),
  Unseen: ({ words }) => <Unseen>{words.join(" ")}</Unseen>,
  TipLayer: ({ words }) => <Button {...tipHandlers(() => words.join(" "))}>point here</Button>,
  Icon: () => (
    <>
      <Icon name="play" />
      <Icon name="pause" size={32} />
    </>
  ),
  Button: ({ words }) => (
    <Held first={false}>
      {(pressed, choose) =>
        (["plain", "main", "chip", "tab", "quiet", "cover", "bare"] as const).map((kind) => (
          <Button key={kind} kind={kind} aria-pressed={pressed} onClick={() => choose(!pressed)}>
            {kind} {words.join(" ")}
          </Button>
        ))
      }
    </Held>
  ),
  Choices: ({ words }) => (
    <Held first={words[0] ?? ""}>
      {(value, choose) => (
        <Choices label={words[0] ?? ""} options={options(words)} value={value} onChoose={choose} />
      )}
    </Held>
  ),
  IconButton: ({ words }) => (
    <Held first={false}>
      {(pressed, choose) => (
        <>
          <IconButton label={words.join(" ")} pressed={pressed} onClick={() => choose(!pressed)}>
            <Icon name="play" />
          </IconButton>
          <IconButton label="primary" primary shortcut="P" onClick={nothing}>
            <Icon name="pause" />
          </IconButton>
          <IconButton label="disabled" disabled onClick={nothing}>
            <Icon name="pause" />
          </IconButton>
        </>
      )}
    </Held>
  ),
  NumberField: ({ words, values }) => (
    <Held first={values.length}>
      {(value, choose) => (
        <NumberField
          label={words.join(" ")}
          value={value}
          min={1}
          max={128}
          most={1024}
          onChange={choose}
          note={words[0]}
        />
      )}
    </Held>
  ),
  Options: ({ words }) => (
    <Held first={words[0] ?? ""}>
      {(value, choose) => (
        <Options label={words[0] ?? ""} options={options(words)} value={value} onChange={choose} />
      )}
    </Held>
  ),
  Segmented: ({ words }) => (
    <Held first={0}>
      {(value, choose) => (
        <Segmented label={words[0] ?? ""} count={words.length} value={value} onChange={choose} />
      )}
    </Held>
  ),
  Select: ({ words }) => (
    <Held first={words[0] ?? ""}>
      {(value, choose) => (
        <Select label={words[0] ?? ""} options={options(words)} value={value} onChange={choose} />
      )}
    </Held>
  ),
  Toolbar: ({ words }) => (
    <Toolbar spread>
      {words.map((word, i) => (
        <Button key={i}>{word}</Button>
      ))}
    </Toolbar>
  ),
  Field: ({ words }) => (
    <Field label={words.join(" ")} above>
      <TextLine label={words.join(" ")} value={words[0] ?? ""} onChange={nothing} />
    </Field>
  ),
  NamedLine: ({ words }) => <NamedLine label={words.join(" ")} value={words[0] ?? ""} onChange={nothing} />,
  TextLine: ({ words }) => <TextLine label="text" value={words.join(" ")} onChange={nothing} />,
  WholeNumber: ({ values }) => (
    <Field label="seed">
      <WholeNumber label="seed" max={9999} value={values.length} onChange={nothing} />
    </Field>
  ),
  Panel: ({ words }) => (
    <Panel title={words[0] ?? ""} detail={words.at(-1)}>
      {words.join(" ")}
    </Panel>
  ),
  Note: ({ words }) => <Note>{words.join(" ")}</Note>,
  Problem: ({ words }) => <Problem>{words.join(" ")}</Problem>,
  Waiting: ({ words }) => <Waiting>{words.join(" ")}</Waiting>,
  Term: ({ words }) => <Term kind="mask">{words.join(" ")}</Term>,
  Toggle: ({ words }) => (
    <Held first={false}>
      {(checked, choose) => <Toggle label={words.join(" ")} checked={checked} onChange={choose} />}
    </Held>
  ),
  Modal: ({ words }) => (
    <Held first={false}>
      {(open, choose) => (
        <>
          <Button onClick={() => choose(true)}>open</Button>
          <Modal title={words.join(" ")} open={open} onOpenChange={choose} width={480}>
            {words.join(" ")}
          </Modal>
        </>
      )}
    </Held>
  ),
  ShellBoundary: ({ words }) => (
    <ShellBoundary failed>
      <p>{words.join(" ")}</p>
    </ShellBoundary>
  ),
};
