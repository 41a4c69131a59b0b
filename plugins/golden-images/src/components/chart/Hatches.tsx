import type { StackLayer } from './chartTypes';

/** Name of the pattern that a hatched layer is filled with. */
export function hatchId(layer: StackLayer): string {
  return `golden-images-hatch-${layer.key}`;
}

/** Patterns of hatched layers, for `fill="url(#…)"` anywhere on the page. */
export function Hatches(props: { layers: readonly StackLayer[] }) {
  return (
    <svg aria-hidden width="0" height="0" style={{ position: 'absolute' }}>
      <defs>
        {props.layers
          .filter(layer => layer.hatched)
          .map(layer => (
            <pattern
              key={layer.key}
              id={hatchId(layer)}
              width="4"
              height="4"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="2" height="4" fill={layer.color} />
            </pattern>
          ))}
      </defs>
    </svg>
  );
}
