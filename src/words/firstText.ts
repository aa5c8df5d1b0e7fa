/** What stands on stage until a scene or a visitor has another text: English in every language, as the model reads it. */
export const FIRST_TEXT = "The wind blew down the trees.";

/** The position of its token that the story hides. */
export const FIRST_BLANK = 2;

/** The longest of the endings that take its ending's place: from the first moment the words stand where there is room for it. */
export const LONGEST_ENDING = "gave her students homework.";
