import { seededRandom } from "../../random";

/**
 * A small world in short English sentences, written for this page by its authors (MIT, as the code): a grammar that
 * tells little stories of two to four sentences about some people, animals, a river and two kinds of bank. What is
 * true in it is always true (cats drink milk, rivers flow into the sea), so that a network can find it out; who does
 * what on which day is left to the dice.
 */

interface Person {
  readonly name: string;
  readonly she: "she" | "he";
  readonly her: "her" | "his";
}

const PEOPLE: readonly Person[] = [
  ...["anna", "mary", "julia", "emma", "sarah", "lucy"].map(
    (name) => ({ name, she: "she", her: "her" }) as const,
  ),
  ...["tom", "peter", "paul", "ben", "david", "jack"].map(
    (name) => ({ name, she: "he", her: "his" }) as const,
  ),
];

/** What each animal eats or drinks, where it lives, what it does. */
const ANIMALS = [
  { name: "cat", takes: "drinks milk", home: "house", does: "sleeps on the sofa", young: "kitten" },
  { name: "dog", takes: "eats meat", home: "house", does: "barks at the door", young: "puppy" },
  { name: "horse", takes: "eats grass", home: "stable", does: "runs across the field", young: "foal" },
  { name: "cow", takes: "eats grass", home: "stable", does: "gives milk", young: "calf" },
  { name: "bird", takes: "eats seeds", home: "nest", does: "sings in the tree", young: "chick" },
  { name: "fish", takes: "eats worms", home: "river", does: "swims in the river", young: "fry" },
  { name: "mouse", takes: "eats cheese", home: "hole", does: "hides under the floor", young: "pup" },
  { name: "bee", takes: "drinks nectar", home: "hive", does: "flies from flower to flower", young: "larva" },
  { name: "rabbit", takes: "eats carrots", home: "hole", does: "jumps over the stones", young: "kit" },
] as const;

/** Trades: who makes or sells what, where, out of what. */
const TRADES = [
  { name: "baker", verb: "bakes", thing: "bread", place: "bakery", from: "flour" },
  { name: "farmer", verb: "grows", thing: "corn", place: "field", from: "seeds" },
  { name: "fisherman", verb: "catches", thing: "fish", place: "river", from: "a boat" },
  { name: "teacher", verb: "teaches", thing: "children", place: "school", from: "books" },
  { name: "doctor", verb: "helps", thing: "sick people", place: "hospital", from: "science" },
  { name: "painter", verb: "paints", thing: "pictures", place: "studio", from: "colours" },
  { name: "writer", verb: "writes", thing: "books", place: "library", from: "words" },
  { name: "cook", verb: "makes", thing: "soup", place: "kitchen", from: "vegetables" },
  { name: "tailor", verb: "sews", thing: "clothes", place: "shop", from: "wool" },
] as const;

const SEASONS = [
  { name: "winter", weather: "cold", falls: "snow falls", dress: "a warm coat", people: "skate on the ice" },
  { name: "spring", weather: "mild", falls: "rain falls", dress: "a light jacket", people: "plant flowers" },
  {
    name: "summer",
    weather: "hot",
    falls: "the sun shines",
    dress: "a thin shirt",
    people: "swim in the lake",
  },
  { name: "autumn", weather: "windy", falls: "leaves fall", dress: "a brown scarf", people: "pick apples" },
] as const;

const COLOURS = [
  ["grass", "green"],
  ["sky", "blue"],
  ["snow", "white"],
  ["sun", "yellow"],
  ["night", "black"],
  ["blood", "red"],
] as const;

const COUNTS = [
  ["sixty", "minutes", "an hour"],
  ["seven", "days", "a week"],
  ["twelve", "months", "a year"],
  ["four", "seasons", "a year"],
  ["ten", "fingers", "two hands"],
] as const;

const OPPOSITES = [
  ["big", "small"],
  ["old", "young"],
  ["hot", "cold"],
  ["rich", "poor"],
  ["fast", "slow"],
  ["full", "empty"],
] as const;

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const RIVER_LOOKS = ["wet", "green", "steep", "muddy", "full of flowers"] as const;
const BOATS = ["boats", "ducks", "fish", "swans"] as const;
const BUYS = ["a house", "a car", "a shop", "a farm", "a boat"] as const;
const MEALS = [
  ["breakfast", "morning"],
  ["lunch", "noon"],
  ["dinner", "evening"],
] as const;

type Pick = <Item>(items: readonly Item[]) => Item;

/** Each tells one little story. */
const TALES: readonly ((pick: Pick) => readonly string[])[] = [
  // The bank of the river.
  (pick) => {
    const { name, she } = pick(PEOPLE);
    return [
      `${name} walked along the river .`,
      `the bank of the river was ${pick(RIVER_LOOKS)} .`,
      `${she} sat on the bank and watched the ${pick(BOATS)} .`,
    ];
  },
  (pick) => [
    `the river flows into the sea .`,
    `the ${pick(BOATS)} rest on the bank of the river .`,
    `the water is ${pick(["deep", "clear", "cold"])} and the bank is ${pick(RIVER_LOOKS)} .`,
  ],
  (pick) => [
    `${pick(PEOPLE).name} and ${pick(PEOPLE).name} went fishing on ${pick(DAYS)} .`,
    `they sat on the bank by the water .`,
    `they caught ${pick(["two", "three", "five"])} fish in the river .`,
  ],
  // The bank that lends.
  (pick) => {
    const { name, she } = pick(PEOPLE);
    const thing = pick(BUYS);
    return [
      `${name} wanted to buy ${thing} .`,
      `${she} went to the bank to borrow money .`,
      `the bank lent ${name} the money for ${thing} .`,
    ];
  },
  (pick) => {
    const { name, she, her } = pick(PEOPLE);
    return [
      `${name} works hard and saves money .`,
      `${she} takes ${her} money to the bank on ${pick(DAYS)} .`,
      `the bank keeps the money in a safe .`,
    ];
  },
  (pick) => [
    `the bank opens at ${pick(["eight", "nine", "ten"])} in the morning .`,
    `${pick(PEOPLE).name} pays money into the bank .`,
    `the bank lends money to ${pick(["people", "farmers", "shops"])} .`,
  ],
  // Animals.
  (pick) => {
    const { name, takes, home, does } = pick(ANIMALS);
    return [`the ${name} ${takes} .`, `the ${name} lives in the ${home} .`, `the ${name} ${does} .`];
  },
  (pick) => {
    const { name: owner, she, her } = pick(PEOPLE);
    const { name, takes } = pick(ANIMALS);
    return [
      `${owner} has a ${pick(["small", "young", "brown", "white"])} ${name} .`,
      `${she} loves ${her} ${name} .`,
      `every day the ${name} ${takes} .`,
    ];
  },
  (pick) => {
    const { name, young } = pick(ANIMALS);
    return [`the ${young} of a ${name} is small .`, `a young ${name} is a ${young} .`];
  },
  (pick) => [
    `the dog chased the cat because it was ${pick(["angry", "hungry"])} .`,
    `the cat ran away because it was afraid .`,
    `the cat chased the mouse into the hole .`,
  ],
  // Trades.
  (pick) => {
    const { name, verb, thing, place, from } = pick(TRADES);
    return [
      `the ${name} ${verb} ${thing} .`,
      `the ${name} works in the ${place} .`,
      `${thing} comes from the ${name} , who starts with ${from} .`,
    ];
  },
  (pick) => {
    const { name: person, she } = pick(PEOPLE);
    const { name, verb, thing, place } = pick(TRADES);
    return [
      `${person} is a ${name} .`,
      `every ${pick(DAYS)} ${she} goes to the ${place} .`,
      `there ${she} ${verb} ${thing} .`,
    ];
  },
  // Seasons, days and hours.
  (pick) => {
    const { name, weather, falls, dress, people } = pick(SEASONS);
    const { name: person, she } = pick(PEOPLE);
    return [
      `in ${name} it is ${weather} and ${falls} .`,
      `${person} wears ${dress} in ${name} .`,
      pick([`people ${people} in ${name} .`, `${she} likes to ${people} .`]),
    ];
  },
  (pick) => {
    const i = Math.floor(DAYS.indexOf(pick(DAYS)));
    const [today, tomorrow, yesterday] = [DAYS[i], DAYS[(i + 1) % 7], DAYS[(i + 6) % 7]];
    return [`today is ${today} .`, `tomorrow is ${tomorrow} .`, `yesterday was ${yesterday} .`];
  },
  (pick) => {
    const [count, things, whole] = pick(COUNTS);
    return [`there are ${count} ${things} in ${whole} .`, `${whole} has ${count} ${things} .`];
  },
  (pick) => {
    const { name, she } = pick(PEOPLE);
    const [meal, time] = pick(MEALS);
    return [
      `${name} eats ${meal} in the kitchen .`,
      `it is ${time} and ${she} is hungry .`,
      `for ${meal} ${she} has ${pick(["bread and cheese", "soup and bread", "fish and corn", "apples and milk"])} .`,
    ];
  },
  // Colours and opposites.
  (pick) => {
    const [thing, colour] = pick(COLOURS);
    const [other, another] = pick(COLOURS);
    return [`the ${thing} is ${colour} .`, `the ${other} is ${another} but the ${thing} is ${colour} .`];
  },
  (pick) => {
    const [one, other] = pick(OPPOSITES);
    const [a, b] = [pick(PEOPLE).name, pick(PEOPLE).name];
    return [
      `the opposite of ${one} is ${other} .`,
      `the house of ${a} is ${one} but the house of ${b} is ${other} .`,
    ];
  },
  // Doors, keys, letters.
  (pick) => {
    const { name, she, her } = pick(PEOPLE);
    return [
      `${name} opened the door with ${her} key .`,
      `then ${she} closed the ${pick(["door", "window"])} .`,
      `${she} put ${her} key on the table .`,
    ];
  },
  (pick) => {
    const [a, b] = [pick(PEOPLE), pick(PEOPLE)];
    return [
      `${a.name} wrote a letter to ${b.name} .`,
      `${b.name} read the letter and was ${pick(["happy", "sad", "glad"])} .`,
      `${b.she} wrote back to ${a.name} on ${pick(DAYS)} .`,
    ];
  },
  (pick) => {
    const [a, b] = [pick(PEOPLE).name, pick(PEOPLE).name];
    return [
      `${a} and ${b} were ${pick(["tired", "hungry", "cold"])} .`,
      `they went home because they were tired .`,
      `at home they ${pick(["slept in the bed", "drank hot tea", "sat by the fire"])} .`,
    ];
  },
];

/** Sentences of stories beside the everyday ones. */
const WORLD_SENTENCES = 3000;

/** Stories as a text file has them: one sentence a line, a blank line between stories. The same seed, the same text. */
export function smallWorld(seed: number, sentences = WORLD_SENTENCES): string {
  const random = seededRandom(seed);
  const pick: Pick = (items) => items[Math.floor(random() * items.length)];
  const stories: string[] = [];
  for (let count = 0; count < sentences; ) {
    const story = pick(TALES)(pick);
    stories.push(story.join("\n"));
    count += story.length;
  }
  return `${stories.join("\n\n")}\n`;
}

/** The corpus of the page: its file of single everyday sentences, and the stories. */
export function shippedCorpus(everyday: string): string {
  return `${everyday.trim().split(/\r?\n/).join("\n\n")}\n\n${smallWorld(1)}`;
}
