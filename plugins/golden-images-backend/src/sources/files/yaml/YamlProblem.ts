/** A place in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something wrong at a place of a YAML text. */
export class YamlProblem extends Error {
  readonly position: Position;

  constructor(position: Position, message: string) {
    super(message);
    this.name = 'YamlProblem';
    this.position = position;
  }
}
