/** Bounds within which a document is classified, so that no text can hold anybody up. */

/** Characters of a document; more is refused before anything is read. */
export const MOST_CHARACTERS = 1_000_000;
/** Characters of one piece of shell; a longer one counts as one that cannot be read. */
export const MOST_SHELL_CHARACTERS = 65_536;
/** How deep shell inside shell (`sh -c`, `eval`, a here-document) is followed. */
export const MOST_SHELL_DEPTH = 8;
/** Pieces of shell of one document that are read. */
export const MOST_SCRIPTS = 5_000;
/** Nodes of YAML that are visited, aliases included. */
export const MOST_YAML_NODES = 300_000;
/** How deep YAML is followed. */
export const MOST_YAML_DEPTH = 100;
/** Findings of a report; those of the lowest tier are left out first, and counted. */
export const MOST_FINDINGS = 1_000;
/** Packages of a report. */
export const MOST_PACKAGES = 5_000;
/** Characters of an excerpt. */
export const MOST_EXCERPT = 200;
