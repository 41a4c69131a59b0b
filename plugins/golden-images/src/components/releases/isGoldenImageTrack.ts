import type { Entity } from '@backstage/catalog-model';
import {
  TRACK_ANNOTATIONS,
  TRACK_RESOURCE_TYPE,
} from '@image-governance/plugin-golden-images-common';

/** Whether an entity stands for a golden image track: for `EntitySwitch.Case` of the old frontend system. */
export function isGoldenImageTrack(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en') === 'resource' &&
    entity.spec?.type === TRACK_RESOURCE_TYPE &&
    entity.metadata.annotations?.[TRACK_ANNOTATIONS.track] !== undefined
  );
}
