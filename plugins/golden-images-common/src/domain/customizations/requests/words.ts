/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** One line, as a list in a pull request has it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** How people call a team or a person: `data-platform` for `group:default/data-platform`. */
export function nameOfRef(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}

/** `postgresql-client v15.1`. */
export function packageText(wanted: {
  readonly name: string;
  readonly version?: string;
}): string {
  return wanted.version === undefined
    ? wanted.name
    : `${wanted.name} v${wanted.version}`;
}
