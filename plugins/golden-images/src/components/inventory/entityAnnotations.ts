import {
  ANNOTATIONS,
  SELECTING_ANNOTATIONS,
} from '@image-governance/plugin-golden-images-common';

type SelectingAnnotation = (typeof SELECTING_ANNOTATIONS)[number];

/** Key of the message that says what an annotation means. */
type Meaning = `inventory.unannotated.${
  | 'kubernetesId'
  | 'kubernetesLabelSelector'
  | 'imageRepository'}`;

const TEXT: Readonly<
  Record<
    SelectingAnnotation,
    { readonly meaning: Meaning; readonly example: (name: string) => string }
  >
> = {
  [ANNOTATIONS.kubernetesId]: {
    meaning: 'inventory.unannotated.kubernetesId',
    example: name => name,
  },
  [ANNOTATIONS.kubernetesLabelSelector]: {
    meaning: 'inventory.unannotated.kubernetesLabelSelector',
    example: name => `app=${name}`,
  },
  [ANNOTATIONS.imageRepository]: {
    meaning: 'inventory.unannotated.imageRepository',
    example: name => `registry.example.com/team/${name}`,
  },
};

/** The annotations that tie an entity to workloads; any one of them is enough. */
export const ENTITY_ANNOTATIONS = SELECTING_ANNOTATIONS.map(annotation => ({
  annotation,
  ...TEXT[annotation],
}));

/** The part of a catalog file to add: the first annotation, the others as comments. */
export function annotationSnippet(kind: string, name: string): string {
  const lines = ENTITY_ANNOTATIONS.map(
    ({ annotation, example }) => `${annotation}: ${example(name)}`,
  );
  return [
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    '  annotations:',
    ...lines.map((line, i) => (i === 0 ? `    ${line}` : `    # or ${line}`)),
  ].join('\n');
}
