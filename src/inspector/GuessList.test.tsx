import { render } from "@testing-library/react";
import { domAnimation, LazyMotion } from "framer-motion";
import { expect, test } from "vitest";
import { FixedTime } from "../player/time";
import { GuessList } from "./GuessList";
import styles from "./GuessList.module.css";

const guess = (id: number) => ({ id, token: `word ${id}`, logit: 1 - id, probability: 0.1 });

test.each([0, 0.3, 0.4, 0.7, 3.4])(
  "guesses that come from %f on are all there when the step ends",
  (start) => {
    const { container } = render(
      <LazyMotion features={domAnimation} strict>
        <FixedTime t={Math.floor(start) + 1}>
          <GuessList
            guesses={[0, 1, 2, 3, 4].map(guess)}
            target={{ ...guess(9), rank: 9 }}
            position={1}
            request={null}
            start={start}
            source={{ x: 0, y: 0 }}
          />
        </FixedTime>
      </LazyMotion>,
    );
    const shares = [...container.querySelectorAll<HTMLElement>(`.${styles.share}`)];
    expect(shares.map(({ style }) => style.opacity)).toEqual(Array.from({ length: 6 }, () => "1"));
  },
);
