import { type ReactNode, useEffect, useMemo, useState } from "react";
import { ROOMS, type SceneId } from "../catalogue";
import { ENTRIES } from "../glossary/entries";
import { loadAllScenes, loadedScene } from "../scenes/registry";
import { useStore } from "../store/store";
import { setGlossary, setScene, setWorkshopOpen } from "../store/view";
import { openStep } from "../story/chapters";
import { STORY } from "../story/steps";
import { words as storyWords } from "../story/words";
import { Button } from "../ui/Button";
import { plain } from "../ui/excerpt";
import { Modal } from "../ui/Modal";
import { words } from "../words/app";
import { words as sceneWords } from "../words/scenes";
import styles from "./Workshop.module.css";

/** Something the search can find, and what going there does. */
interface Found {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  /** What else it is found by: a step's title may be a claim, its name in links is the field's word. */
  readonly also?: string;
  readonly go: () => void;
}

/** Most things that a search shows. */
const MOST = 24;

/** A room's steps, as far as its code is here. */
function stepsOf(room: SceneId): readonly { readonly step: string; readonly title: string }[] {
  return Object.entries(loadedScene(room)?.titles?.() ?? {}).flatMap(([step, said]) => {
    const { title } = said as { readonly title?: unknown };
    return typeof title === "string" ? [{ step, title }] : [];
  });
}

/** Rooms and their steps, steps of the story and glossary entries, with what they are about. */
function everything(): readonly Found[] {
  const rooms = ROOMS.flatMap(({ scenes }) => scenes);
  return [
    ...rooms.map(({ id, name, question }) => ({
      key: `room-${id}`,
      name,
      about: question,
      go: () => setScene(id),
    })),
    ...STORY.map(({ id, chapter }) => ({
      key: `step-${id}`,
      name: storyWords.titles[id],
      about: `${words.story}, ${sceneWords.story[chapter]}`,
      also: id,
      go: () => openStep(id),
    })),
    ...rooms.flatMap(({ id, name }) =>
      stepsOf(id).map(({ step, title }) => ({
        key: `step-${id}-${step}`,
        name: title,
        about: name,
        also: step,
        go: () => setScene(id, step),
      })),
    ),
    ...ENTRIES.map(({ id, term, text }) => ({
      key: `word-${id}`,
      name: term,
      about: text,
      go: () => setGlossary(id),
    })),
  ];
}

/** The rooms by the part of the network they belong to, and a search over everything that has a name here. */
export function Workshop(): ReactNode {
  const open = useStore((state) => state.workshopOpen);
  const [query, setQuery] = useState("");
  const wanted = plain(query.trim());
  const close = (open: boolean): void => {
    setWorkshopOpen(open);
    setQuery("");
  };
  return (
    <Modal
      title={words.workshop.title}
      open={open}
      onOpenChange={close}
      width={1080}
      description={words.workshop.about}
    >
      <input
        className={styles.search}
        type="search"
        value={query}
        aria-label={words.workshop.search}
        placeholder={words.workshop.search}
        onChange={(event) => setQuery(event.target.value)}
      />
      {wanted === "" ? (
        <Rooms onGo={() => close(false)} />
      ) : (
        <Hits wanted={wanted} onGo={() => close(false)} />
      )}
      <p className={styles.foot}>{words.footer}</p>
    </Modal>
  );
}

function Rooms({ onGo }: { onGo: () => void }): ReactNode {
  const scene = useStore((state) => state.scene);
  return (
    <nav className={styles.rooms} aria-label={words.nav}>
      {ROOMS.map((chapter) => (
        <section key={chapter.id}>
          <h3 className={styles.group}>{chapter.name}</h3>
          <ul>
            {chapter.scenes.map(({ id, name, question }) => (
              <li key={id}>
                <Button
                  kind="bare"
                  className={styles.room}
                  aria-label={name}
                  aria-current={id === scene ? "page" : undefined}
                  onClick={() => {
                    setScene(id);
                    onGo();
                  }}
                >
                  <b>{name}</b>
                  <span>{question}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Hits({ wanted, onGo }: { wanted: string; onGo: () => void }): ReactNode {
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    let current = true;
    void loadAllScenes().then(() => current && setArrived(true));
    return () => {
      current = false;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: there is more to find when the rooms' code has arrived.
  const all = useMemo(everything, [arrived]);
  const has = (text: string): boolean => plain(text).includes(wanted);
  const named = all.filter(({ name }) => has(name));
  const about = all.filter((hit) => !named.includes(hit) && has(`${hit.about} ${hit.also ?? ""}`));
  const hits = [...named, ...about].slice(0, MOST);
  if (hits.length === 0) return <p role="status">{words.workshop.none}</p>;
  return (
    <ul className={styles.hits} aria-label={words.workshop.found}>
      {hits.map(({ key, name, about, go }) => (
        <li key={key}>
          <Button
            kind="bare"
            className={styles.room}
            onClick={() => {
              onGo();
              go();
            }}
          >
            <b>{name}</b>
            <span>{about}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
