/** What variables may be: the values of one name, of which each may have gaps. Layers share what is around them. */
export class Variables {
  readonly #own = new Map<string, readonly string[]>();
  readonly #around: Variables | undefined;

  constructor(around?: Variables) {
    this.#around = around;
  }

  /** @returns undefined for a name that nothing is known of */
  get(name: string): readonly string[] | undefined {
    let values = this.#own.get(name);
    for (let layer = this.#around; layer && !values; layer = layer.#around) {
      values = layer.#own.get(name);
    }
    return values;
  }

  /** Whether it was set in this very layer. */
  hasOwn(name: string): boolean {
    return this.#own.has(name);
  }

  set(name: string, values: readonly string[]): void {
    this.#own.set(name, values);
  }
}
