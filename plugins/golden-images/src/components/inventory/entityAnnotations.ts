/** An annotation that ties an entity to workloads, as the empty card explains it. */
interface EntityAnnotation {
  readonly annotation: string;
  readonly meaning: string;
  readonly example: (name: string) => string;
}

export const ENTITY_ANNOTATIONS: readonly [
  EntityAnnotation,
  ...EntityAnnotation[],
] = [
  {
    annotation: 'backstage.io/kubernetes-id',
    meaning: 'the value of the same label on its workloads',
    example: name => name,
  },
  {
    annotation: 'backstage.io/kubernetes-label-selector',
    meaning: 'a label selector that its workloads match',
    example: name => `app=${name}`,
  },
];
