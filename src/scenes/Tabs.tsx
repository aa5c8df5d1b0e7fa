import type { ReactNode } from "react";
import { jumpTo } from "../store/player";
import { Choices } from "../ui/Choices";
import { words } from "../words/ui";
import type { Tab } from "./steps";

interface TabsProps<Id extends string> {
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
}

/** The views of a stage. Which one is shown follows from the step, so a tab is a jump in time. */
export function Tabs<Id extends string>({ tabs, current }: TabsProps<Id>): ReactNode {
  return (
    <Choices
      label={words.view}
      options={tabs.map(({ id, label }) => ({ value: id, label }))}
      value={current}
      onChoose={(id) => jumpTo(tabs.find((tab) => tab.id === id)!.step)}
    />
  );
}
