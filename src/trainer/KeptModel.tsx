import { type ReactNode, useState } from "react";
import { problemOf, sayProblem } from "../store/problem";
import { Button } from "../ui/Button";
import { words } from "../words/trainer";
import { putToWork } from "./putToWork";
import { saveFolder } from "./save";
import styles from "./Tuning.module.css";
import { type Series, setDone, tunedFolder, useTuning } from "./tuning";

/** What can be done with the best model of a series, once there is one. */
export function KeptModel({ series }: { series: Series }): ReactNode {
  const { kept, busy, done } = useTuning();
  const [problem, setProblem] = useState("");
  if (busy || kept !== series) return null;
  const run = async (work: () => Promise<unknown>, then: "atWork" | "taken"): Promise<void> => {
    try {
      await work();
      setDone(then);
    } catch (error) {
      setProblem(sayProblem(problemOf(error)));
    }
  };
  return (
    <>
      <Button onClick={() => void run(async () => putToWork(await tunedFolder()), "atWork")}>
        {kept === "one" ? words.work : words.workBest}
      </Button>
      <Button
        title={words.takeTitle}
        onClick={() => void run(async () => saveFolder(await tunedFolder()), "taken")}
      >
        {kept === "one" ? words.take : words.takeBest}
      </Button>
      <p className={styles.state} role="status">
        {problem || (done ? words[done] : "")}
      </p>
    </>
  );
}
