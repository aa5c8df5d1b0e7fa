import { FOLDER_NAMES, type ModelFolder } from "../engine/training/folder";

/** The names of the files that a model is taken away as. */
export const FOLDER_FILES = Object.values(FOLDER_NAMES);

/** A model as the files of a folder. */
export function filesOf(folder: ModelFolder): File[] {
  return (Object.keys(FOLDER_NAMES) as (keyof ModelFolder)[]).map(
    (part) => new File([folder[part]], FOLDER_NAMES[part]),
  );
}

/** Lets the visitor save a model's files, one by one. */
export function saveFolder(folder: ModelFolder): void {
  for (const file of filesOf(folder)) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
