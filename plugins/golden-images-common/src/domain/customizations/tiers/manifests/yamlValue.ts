/** A value of YAML that knows its line; aliases and merge keys are put in. */
export type YamlValue =
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly line: number;
    }
  | {
      readonly kind: 'list';
      readonly items: readonly YamlValue[];
      readonly line: number;
    }
  | {
      readonly kind: 'map';
      readonly fields: ReadonlyMap<string, YamlValue>;
      readonly line: number;
    };
