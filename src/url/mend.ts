/** What became of a link on its way here. */
interface Mended {
  /** The fragment as it was written, as far as that can be told. */
  readonly hash: string;
  /** True if it says something, and nothing of that is of this page: whoever sent it meant something else. */
  readonly lost: boolean;
}

const FIELD = /(^|[#&?])(v|scene|text)=/;

/**
 * Undoes what chat programs, mail and editors do to a link: `&amp;` for `&`, the whole of it escaped, everything
 * escaped once too often, or `?` in place of `#`. What was meant so stays: `100%25` is a percent sign.
 */
export function mendLink(hash: string, search: string): Mended {
  let mended =
    hash === "" && FIELD.test(search.replace(/[?&]embed=[^&]*|[?&]hide=[^&]*/g, ""))
      ? `#${search.slice(1)}`
      : hash;
  mended = mended.replace(/&amp;/gi, "&");
  if (!FIELD.test(mended) && /%3D/i.test(mended)) mended = decoded(mended);
  // Every escape is one of an escape: none of them was meant.
  const escapes = mended.match(/%25(?=[0-9a-f]{2})/gi)?.length ?? 0;
  if (escapes > 0 && escapes === mended.split("%").length - 1) mended = mended.replace(/%25/g, "%");
  return { hash: mended, lost: mended.replace(/^#/, "").length > 3 && !FIELD.test(mended) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
