import { act, cleanup, render } from "@testing-library/react";
import { type MotionValue, motionValue } from "framer-motion";
import { afterEach, expect, test, vi } from "vitest";
import { at } from "./clock";
import { useDerived } from "./derived";
import { useDrawn } from "./drawn";
import { FixedTime } from "./time";

afterEach(cleanup);

interface FollowerProps {
  readonly source: MotionValue<number>;
  readonly factor: number;
  readonly tell: (derived: MotionValue<number>) => void;
}

function Follower({ source, factor, tell }: FollowerProps) {
  tell(useDerived(source, (value) => value * factor));
  return null;
}

test("a derived value follows its source with the newest map, and listens once", () => {
  const source = motionValue(2);
  const listened = vi.spyOn(source, "on");
  let seen = motionValue(0);
  const follower = (factor: number) => (
    <Follower
      source={source}
      factor={factor}
      tell={(derived) => {
        seen = derived;
      }}
    />
  );
  const { rerender, unmount } = render(follower(10));
  expect(seen.get()).toBe(20);
  source.set(3);
  expect(seen.get()).toBe(30);
  rerender(follower(100));
  expect(seen.get()).toBe(300);
  source.set(4);
  expect(seen.get()).toBe(400);
  expect(listened).toHaveBeenCalledTimes(1);
  unmount();
  source.set(5);
  expect(seen.get()).toBe(400);
});

function Marked({ unit }: { unit: string }) {
  const ref = useDrawn<HTMLParagraphElement>((element, t) => element.setAttribute("title", `${t} ${unit}`));
  return <p ref={ref} />;
}

test("an element is drawn when it is rendered and when time moves on", () => {
  const { container, rerender } = render(<Marked unit="steps" />);
  const title = () => container.querySelector("p")?.title;
  expect(title()).toBe("0 steps");
  act(() => void at(1.5));
  expect(title()).toBe("1.5 steps");
  rerender(<Marked unit="pasos" />);
  expect(title()).toBe("1.5 pasos");
});

test("at a fixed time an element is drawn as it is then", () => {
  const { container } = render(
    <FixedTime t={3}>
      <Marked unit="steps" />
    </FixedTime>,
  );
  expect(container.querySelector("p")?.title).toBe("3 steps");
});

function Windowed({ told }: { told: (t: number) => void }) {
  return <p ref={useDrawn<HTMLParagraphElement>((_, t) => told(t), 1, 2)} />;
}

test("what moves in a span of time is drawn in it and at its ends, and left alone elsewhere", () => {
  const told = vi.fn();
  render(<Windowed told={told} />);
  for (const t of [0.5, 0.9, 1.5, 3, 4, 0.2]) act(() => void at(t));
  expect(told.mock.calls.flat()).toEqual([1, 1.5, 2, 1]);
});
