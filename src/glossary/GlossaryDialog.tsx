import { lazy, type ReactNode, Suspense } from "react";
import { useStore } from "../store/store";
import { setGlossary } from "../store/view";
import { Modal } from "../ui/Modal";
import { words } from "../words/glossaryDialog";
import { withWords } from "../words/speak";

const GlossaryPanel = lazy(() =>
  withWords(import("./GlossaryPanel")).then(({ GlossaryPanel: panel }) => ({ default: panel })),
);

/** The field's words and where this page shows them. The definitions are fetched when someone asks. */
export function GlossaryDialog(): ReactNode {
  const entry = useStore((state) => state.glossary);
  return (
    <Modal
      title={words.title}
      open={entry !== null}
      onOpenChange={(open) => setGlossary(open ? "bert" : null)}
      width={720}
      closeLabel={words.close}
    >
      <Suspense fallback={<p role="status">{words.waiting}</p>}>
        {entry !== null && <GlossaryPanel id={entry} />}
      </Suspense>
    </Modal>
  );
}
