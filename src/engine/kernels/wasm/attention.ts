import { type Code, type Local, WasmFunction } from "./emitter";
import { f32, i32, loopWhile, repeatWhile, v128 } from "./instructions";

const PANEL = 8;
const PANEL_BYTES = PANEL * 4;
const increase = (pointer: Local, by: Code | number): Code => pointer.set(i32.add(pointer, by));

/**
 * packKeys(key, stride, target, count, headSize, scale): `count` rows of one head's keys, times `scale`, as panels
 * of eight keys, `[headSize][8]` each. Lanes of keys that do not exist stay as they were.
 */
export function packKeysFunction(): WasmFunction {
  const f = new WasmFunction("packKeys", ["i32", "i32", "i32", "i32", "i32", "f32"]);
  const [key, stride, target, count, headSize, scale] = f.parameters;
  const [lane, panel, read, write, end] = f.locals("i32", 5);
  return f.body(
    lane.set(i32.and(target, 0)),
    panel.set(target),
    repeatWhile(
      count,
      read.set(key),
      end.set(i32.add(key, i32.shiftLeft(headSize, 2))),
      write.set(i32.add(panel, lane)),
      repeatWhile(
        i32.less(read, end),
        f32.store(write, f32.multiply(f32.load(read), scale)),
        increase(read, 4),
        increase(write, PANEL_BYTES),
      ),
      increase(key, stride),
      increase(lane, 4),
      loopWhile(
        i32.equal(lane, PANEL_BYTES),
        lane.set(i32.subtract(lane, PANEL_BYTES)),
        increase(panel, i32.multiply(headSize, PANEL_BYTES)),
      ),
      count.set(i32.subtract(count, 1)),
    ),
  );
}

/**
 * packValues(value, stride, target, count, panels): one head's values as panels of eight columns, `[count][8]`
 * each. The last panel may hold columns of the next head.
 */
export function packValuesFunction(): WasmFunction {
  const f = new WasmFunction("packValues", ["i32", "i32", "i32", "i32", "i32"]);
  const [value, stride, target, count, panels] = f.parameters;
  const [read, end] = f.locals("i32", 2);
  return f.body(
    repeatWhile(
      panels,
      read.set(value),
      end.set(i32.add(target, i32.multiply(count, PANEL_BYTES))),
      repeatWhile(
        i32.less(target, end),
        v128.store(target, v128.load(read)),
        v128.store(target, v128.load(read, 16), 16),
        increase(target, PANEL_BYTES),
        increase(read, stride),
      ),
      increase(value, PANEL_BYTES),
      panels.set(i32.subtract(panels, 1)),
    ),
  );
}
